//! A second reader of the same snapshot, on a thread of its own.
//!
//! For long lists that read more than they write: what is asked of it is read while the first reader reads something else. It is there only
//! if its connection sees what the first one sees (see [`second`](crate::store::file::open::second)); else the first reads alone, with the same
//! result.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::JoinHandle;

use rusqlite::Connection;

use crate::store::file::open;
use crate::store::{Reader, StoreError};

/// A reader on its thread. It answers in the order in which it is asked, and is gone, connection and all, when this is dropped.
pub(super) struct Second<Q, A> {
    questions: Option<Sender<Q>>,
    answers: Receiver<Result<A, StoreError>>,
    thread: Option<JoinHandle<()>>,
}

impl<Q: Send + 'static, A: Send + 'static> Second<Q, A> {
    /// A second reader beside this connection, which is inside a reading transaction; `None` if there cannot be one.
    pub(super) fn beside(
        first: &Connection,
        read: impl Fn(&Reader<'_>, Q) -> Result<A, StoreError> + Send + 'static,
    ) -> Option<Self> {
        let conn = open::second(first)?;
        let (questions, asked) = channel();
        let (answer, answers) = channel();
        let thread = std::thread::Builder::new().spawn(move || {
            let reader = Reader::of_a_snapshot(&conn);
            for question in asked {
                let found = reader.expect_a_long_list_after(1).and_then(|()| read(&reader, question));
                // Nobody waits any more if the list was let go of.
                if answer.send(found).is_err() {
                    break;
                }
            }
        });
        Some(Self { questions: Some(questions), answers, thread: Some(thread.ok()?) })
    }

    fn ask(&self, question: Q) {
        if let Some(questions) = &self.questions {
            // If the thread has ended, that comes out when the answer is asked for.
            let _ = questions.send(question);
        }
    }

    /// The next answer, if it is there already.
    fn try_answer(&mut self) -> Option<Result<A, StoreError>> {
        match self.answers.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => self.end(),
        }
    }

    /// The next answer; waits for it.
    fn answer(&mut self) -> Result<A, StoreError> {
        match self.answers.recv() {
            Ok(answer) => answer,
            Err(_) => self.end(),
        }
    }

    /// The thread ends without an answer only by a panic, which goes on here.
    fn end(&mut self) -> ! {
        self.questions = None;
        match self.thread.take().map(JoinHandle::join) {
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            _ => unreachable!("a reader answers every question"),
        }
    }
}

impl<Q, A> Drop for Second<Q, A> {
    /// Waits for the thread, so that no connection outlives the snapshot of the first.
    fn drop(&mut self) {
        self.questions = None;
        if let Some(thread) = self.thread.take() {
            // A panic there has been passed on where an answer was waited for; one that nobody waited for changes no answer.
            let _ = thread.join();
        }
    }
}

/// How many questions the second reader has before it at most: the next one is there when it has answered.
const ASKED: usize = 2;
/// How many pages wait at most, read or asked for: the first reader goes on reading while an earlier page is still on its way.
const WAITING: usize = 6;

/// The pages of a list, read by two readers and given in their order. Each reads the next page when it has time: a thread that gets less of
/// the processor, as a third one writes what is read, takes fewer of them. (Rejected: every other page for each, which waits for the slower
/// of the two at every page.)
pub(super) struct InTurns<Q, R> {
    second: Second<Q, Vec<R>>,
    /// In order; `None`: the second reader has been asked for it.
    pages: VecDeque<Option<Result<Vec<R>, StoreError>>>,
    asked: usize,
}

impl<Q: Send + 'static, R: Send + 'static> InTurns<Q, R> {
    /// Pages of which the second reader reads its share.
    pub(super) fn with(second: Second<Q, Vec<R>>) -> Self {
        Self { second, pages: VecDeque::new(), asked: 0 }
    }

    /// The rows of the next page; `None` at the end. `question` says what page comes next, or that none does, and is not asked again after
    /// an error; `here` reads a page with the first reader. An error comes in the place of the page where it came up.
    pub(super) fn next(
        &mut self,
        mut question: impl FnMut() -> Option<Result<Q, StoreError>>,
        here: impl Fn(Q) -> Result<Vec<R>, StoreError>,
    ) -> Option<Result<Vec<R>, StoreError>> {
        loop {
            while self.asked < ASKED
                && self.pages.len() < WAITING
                && let Some(next) = question()
            {
                match next {
                    Ok(next) => {
                        self.second.ask(next);
                        self.asked += 1;
                        self.pages.push_back(None);
                    }
                    Err(error) => self.pages.push_back(Some(Err(error))),
                }
            }
            if let Some(page) = self.pages.pop_front()? {
                return Some(page);
            }
            let mut answer = self.second.try_answer();
            if answer.is_none() {
                if self.pages.len() + 1 < WAITING
                    && let Some(next) = question()
                {
                    self.pages.push_front(None);
                    self.pages.push_back(Some(next.and_then(&here)));
                    continue;
                }
                answer = Some(self.second.answer());
            }
            self.asked -= 1;
            return answer;
        }
    }
}
