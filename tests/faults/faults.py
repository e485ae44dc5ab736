#!/usr/bin/env python3
"""faults.py - break gainsay on purpose: kill it, fail its file operations, cut the power, crowd it; and look what is left.

    tests/faults/faults.py --gainsay target/release/gainsay [--long] [WHAT ...]

WHAT (default: all of them)
    everyop    every file operation of every scenario in turn: the process is killed there (also in the middle of a write), or
               the operation fails once or from then on with EIO, ENOSPC, EDQUOT or EROFS, or writes only half; reads fail too
    kill       SIGKILL at random moments of every scenario
    power      a traced run, cut at every operation, what was not synced survives or not by chance (powercut.py); and the control
               without any sync, which must lose something
    crowd      8 processes write side by side, 2 read; none may fail, nothing may be lost or doubled
    first      8 processes at once where there is no ledger
    upgrade    ledgers of every earlier schema (tests/ledgers), killed on the way up
--rows: of the table that the scenario "import" takes. Above 2,000 its indexes are made at the end; with 60,000 it needs more memory than
it gets, so that pages are written before the commit.
--long: the counts for a release; without it a few minutes. everyop and power need gcc for the shim iox.c; without gcc they are
skipped, and that is said. Exit 0 only if every count of what must not happen is 0, and the control failed as it must.
"""
import argparse, json, os, random, re, shutil, signal, sqlite3, subprocess, sys, tempfile, time, fcntl

HERE = os.path.dirname(os.path.abspath(__file__))
LEDGERS = os.path.join(HERE, '../ledgers')
ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument('what', nargs='*'); ap.add_argument('--gainsay', default=os.path.join(HERE, '../../target/release/gainsay'))
ap.add_argument('--long', action='store_true'); ap.add_argument('--seed', type=int, default=1); ap.add_argument('--step', type=int)
ap.add_argument('--modes'); ap.add_argument('--kills', type=int); ap.add_argument('--seconds', type=float); ap.add_argument('--only')
ap.add_argument('--rows', type=int, default=2600)
o = ap.parse_args(); G = os.path.abspath(o.gainsay); rng = random.Random(o.seed)
T = tempfile.mkdtemp(prefix='gainsay-faults-', dir='/dev/shm' if os.path.isdir('/dev/shm') else None)
W, SEED, OLD, SO = T + '/w', T + '/seed', T + '/old', T + '/iox.so'
DB, ENV = W + '/l.db', {**os.environ, 'GAINSAY_USER': 'faults', 'GAINSAY_NOW': '2024-06-25T10:00:00Z', 'COLUMNS': '100'}
failed = []

def run(args, env={}, **kw):
    return subprocess.run([G] + args, capture_output=True, text=True, errors='replace', env={**ENV, **env}, cwd=T, **kw)

def ok(args):
    r = run(args)
    if r.returncode: sys.exit('cannot set the stage: %s\n%s' % (args, r.stderr))
    return r

def sheet(n, claims, tail=''):
    text = '[article]\nurl = "https://example.org/%d"\nheadline = "Headline %d"\nlanguage = "en"\npublished = 2024-06-21\n' % (n, n)
    for c in range(claims):
        text += '[[claim]]\nref = "r%dx%dx"\nby = ["Speaker %d", { name = "Ann %d", for = "Freedonia" }]\n' % (n, c, c % 7, c % 5)
        text += 'text = "It rains for the %dth time.%s"\nquote = "rains"\ntopics = ["rain"]\n' % (c, tail)
        if c: text += 'denies = "r%dx%dx"\nkind = "denial"\n' % (n, c - 1)
    return text

def put(name, text):
    with open(T + '/' + name, 'w') as f: f.write(text)

def stage():
    put('many.csv', 'ref,by,text,about,topic,denies\n' + ''.join('row%dx,Speaker %d,It snows for the %dth time.,Ann %d,rain,%s\n' % (n, n % 97, n, n % 5, 'row%dx' % (n - 1) if n % 9 == 8 else '') for n in range(o.rows)))
    os.mkdir(SEED); put('one.toml', sheet(1, 12)); put('two.toml', sheet(2, 8)); put('edited.toml', sheet(1, 12, ' Edited.'))
    ok(['--db', SEED + '/l.db', 'init']); ok(['--db', SEED + '/l.db', 'log', 'one.toml'])
    ok(['--db', SEED + '/l.db', 'backup', SEED + '/copy.db']); ok(['--db', SEED + '/l.db', 'topic', 'add', 'snow'])
    os.mkdir(OLD)
    for n in sorted(int(re.findall(r'\d+', f)[0]) for f in os.listdir(LEDGERS) if f.endswith('.sql')):
        text = open('%s/schema-%d.sql' % (LEDGERS, n)).read() + 'PRAGMA application_id = %d; PRAGMA user_version = %d;' % (0x474E5359, n)
        try:
            # From schema 6 on it takes SQLite 3.43, which Python's own may not be: pip install apsw
            import apsw
            c = apsw.Connection('%s/%d.db' % (OLD, n)); c.execute('PRAGMA foreign_keys = OFF'); c.execute(text)
        except ImportError:
            c = sqlite3.connect('%s/%d.db' % (OLD, n))
            try: c.executescript(text); c.commit()
            except sqlite3.OperationalError as e:
                print('skipped: upgrades from schema %d: %s, in the SQLite %s of this Python; pip install apsw' % (n, e, sqlite3.sqlite_version)); c.close(); os.remove('%s/%d.db' % (OLD, n)); continue
        c.close()

def earlier():
    return sorted(int(f[:-3]) for f in os.listdir(OLD) if f.endswith('.db'))

def fresh(seed=None):
    shutil.rmtree(W, ignore_errors=True); shutil.copytree(SEED, W)
    if seed: shutil.copy(seed, DB)

def locked(file):
    """Whether a process holds the lock."""
    with open(file, 'a') as f:
        try: fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError: return True
    return False

def state(db=DB):
    """What a ledger holds, as another SQLite reads it after whatever is left beside it was rolled back; None: no such file."""
    if not os.path.exists(db): return None
    c = sqlite3.connect(db, timeout=20)
    try:
        r = c.execute('PRAGMA integrity_check(1)').fetchone()[0]
        if r != 'ok' or c.execute('PRAGMA foreign_key_check').fetchone(): return 'unsound: ' + r
        names = [n for n, in c.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search_*' ORDER BY 1")]
        skip = ('refinery_schema_history', 'checksum')
        v = c.execute('PRAGMA user_version').fetchone()[0]
        return repr((v, [(n, c.execute('SELECT * FROM "%s" ORDER BY 1, 2' % n).fetchall()) for n in names if n not in skip]))
    except sqlite3.Error as e: return 'unsound: %s' % e
    finally: c.close()

# name: (arguments, the ledger to begin with, the file that is new or changed)
def scenarios():
    s = {'log': (['log', 'two.toml'], None, DB), 'edit': (['log', 'edited.toml'], None, DB),
         'import': (['import', 'many.csv'], None, DB),
         'merge': (['speaker', 'merge', 's2', 's1'], None, DB), 'withdraw': (['withdraw', 'c1', '--reason', 'misread'], None, DB), 'backup': (['backup', W + '/new.db'], None, W + '/new.db'),
         'restore': (['restore-from', W + '/copy.db'], None, DB), 'upgrade': (['topic', 'list'], '%s/%d.db' % (OLD, earlier()[-1]), DB)}
    if run(['undo', '--help']).returncode == 0: s['undo'] = (['undo', 'e1'], None, DB)
    if o.only: s = {n: v for n, v in s.items() if n in o.only.split(',')}
    return s

class Scenario:
    def __init__(s, name, args, seed, file):
        s.name, s.args, s.seed, s.file = name, ['--db', DB] + args + ['--format', 'json'], seed, file
        fresh(seed); s.before = state(file); s.kept = state()
        r = run(s.args)
        if r.returncode: sys.exit('%s does not work at all: %s' % (name, r.stderr))
        s.after = state(file)
        if s.before == s.after: sys.exit('%s changes nothing' % name)
        s.found = run(['--db', DB, 'check']).stdout
    def judge(s, rc, err):
        """Whether what is left fits what was said. None, or what is wrong."""
        left = state(s.file)
        if left not in (s.before, s.after): return 'neither before nor after: %.60s' % left
        if s.file != DB and state() != s.kept: return 'the ledger itself differs'
        if rc == 0 and left != s.after: return 'acknowledged, and not there'
        if rc > 0:
            try: kind = json.loads(err.strip().splitlines()[-1])['error']
            except (ValueError, IndexError, KeyError): return 'exit %d without a message: %.100s' % (rc, err)
            if rc not in (1, 4): return 'exit %d' % rc
            if re.search('nothing (of this command )?was (saved|changed)|as it was before', kind['message'] + ' '.join(kind['hints'])) and left != s.before and s.name != 'upgrade':
                return 'said that nothing was saved, and it is there (%s)' % kind['kind']
            if kind['kind'] in ('store', 'refused', 'usage'): return 'no word for it: %s' % err.strip()[:200]
        if rc == 101 or rc in (-6, -11, -7): return 'crashed: %.200s' % err
        if left == s.before:          # the same again works
            r = run(s.args)
            if r.returncode or state(s.file) != s.after: return 'the next try failed: %s' % r.stderr.strip()[:200]
        r = run(['--db', DB, 'check'])
        if r.stdout != s.found: return 'check: %s' % (r.stdout + r.stderr)[:200]
        # A journal that begins with zeroes is one that SQLite has done with and could not remove: nobody will take it for a hot one.
        hot = lambda f: not f.endswith('-journal') or open(W + '/' + f, 'rb').read(8).strip(b'\0')
        # A lock that could not be removed is nobody's, and the next who needs it takes it.
        held = lambda f: not f.endswith('.lock') or locked(W + '/' + f)
        stray = [f for f in os.listdir(W) if f.endswith(('-journal', '.lock', '.tmp', '.new')) and hot(f) and held(f)]
        return 'left behind: %s' % stray if stray and rc >= 0 else None

def report(what, name, **figures):
    bad = figures.get('bad', 0)
    if bad: failed.append((what, name))
    print(json.dumps(dict(what=what, scenario=name, **figures)), flush=True)

def shim():
    if os.path.exists(SO): return True
    if not shutil.which('gcc'): print('skipped: everyop and power need gcc for the shim iox.c'); return False
    subprocess.run(['gcc', '-O2', '-w', '-shared', '-fPIC', '-o', SO, HERE + '/iox.c', '-ldl', '-lpthread'], check=True); return True

def everyop():
    if not shim(): return
    modes = (o.modes or 'kill,torn,EIO,EIO:all,ENOSPC,ENOSPC:all,EDQUOT,EROFS,short,readEIO').split(',')
    step = o.step or (1 if o.long else 7)
    for name, s in scenarios().items():
        s = Scenario(name, *s)
        for mode in modes:
            ops = 'read' if mode.startswith('read') else 'open,write,sync,trunc,unlink,rename'
            env = dict(LD_PRELOAD=SO, IOX_MATCH=W + '/', IOX_OPS=ops)
            fresh(s.seed); run(s.args, {**env, 'IOX_COUNT': T + '/count'}); last = int(open(T + '/count').read())
            if not last: sys.exit('the shim sees no operation: a run would show nothing')
            f = dict(points=0, exits={}, kinds={}, bad=0, examples=[])
            stride = o.step or max(step, last // (400 if o.long else 40))     # an import has a thousand operations
            for n in range(1 + rng.randrange(stride), last + 1, stride):
                fresh(s.seed)
                how = {'IOX_KILL': '%d%s' % (n, ':torn' if mode == 'torn' else '')} if mode in ('kill', 'torn') else {'IOX_FAIL': '%d:%s' % (n, mode.replace('read', ''))}
                r = run(s.args, {**env, **how}); f['points'] += 1; f['exits'][r.returncode] = f['exits'].get(r.returncode, 0) + 1
                k = re.search('"kind":"([^"]*)"', r.stderr)
                if k: f['kinds'][k[1]] = f['kinds'].get(k[1], 0) + 1
                why = s.judge(r.returncode, r.stderr)
                if why: f['bad'] += 1; f['examples'] = (f['examples'] + ['op %d of %d: %s' % (n, last, why)])[:3]
            report('everyop ' + mode, name, operations=last, **f)

def kill():
    kills = o.kills or (500 if o.long else 20)
    for name, s in scenarios().items():
        s = Scenario(name, *s); fresh(s.seed); t = time.time(); run(s.args); whole = time.time() - t
        f = dict(kills=0, finished=0, before=0, after=0, bad=0, examples=[])
        for _ in range(kills):
            fresh(s.seed)
            p = subprocess.Popen([G] + s.args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENV, cwd=T)
            time.sleep(rng.uniform(0, whole * 1.6)); p.kill(); out, err = p.communicate(); f['kills'] += 1
            f['finished'] += p.returncode == 0; f['before' if state(s.file) == s.before else 'after'] += 1
            why = s.judge(p.returncode, err)
            if why: f['bad'] += 1; f['examples'] = (f['examples'] + [why])[:3]
        report('kill', name, **f)

def upgrade():
    kills = o.kills or (100 if o.long else 10)
    for n in earlier():
        s = Scenario('upgrade', ['topic', 'list'], '%s/%d.db' % (OLD, n), DB); fresh(s.seed); t = time.time(); run(s.args); whole = time.time() - t
        f = dict(kills=0, old=0, new=0, bad=0, examples=[])
        for _ in range(kills):
            fresh(s.seed); p = subprocess.Popen([G] + s.args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENV, cwd=T)
            time.sleep(rng.uniform(0, whole * 1.6)); p.kill(); _, err = p.communicate(); f['kills'] += 1
            f['old' if state() == s.before else 'new'] += 1
            why = s.judge(p.returncode, err)
            copies = [c for c in os.listdir(W) if c.endswith('.bak')]
            if not why and any(state(W + '/' + c) != s.before for c in copies): why = 'a copy from before differs'
            if why: f['bad'] += 1; f['examples'] = (f['examples'] + [why])[:3]
        report('upgrade', 'from schema %d' % n, **f)

def power():
    if not shim(): return
    for name, s in scenarios().items():
        if name in ('backup',): continue       # its last step is a system call that the shim does not see
        for control in (False, True):
            if control and name != 'log': continue
            s2 = Scenario(name, *s); fresh(s2.seed); shutil.rmtree(T + '/b', ignore_errors=True); shutil.copytree(W, T + '/b')
            if os.path.exists(T + '/trace'): os.remove(T + '/trace')
            rows = 'SELECT count(*) FROM entry' if name != 'upgrade' else 'PRAGMA user_version'
            n = sqlite3.connect(T + '/b/l.db').execute(rows).fetchone()[0]
            acked = {'upgrade': None, 'restore': None}.get(name, 'SELECT count(*) - %d FROM entry' % n)
            env = {**ENV, 'LD_PRELOAD': SO, 'IOX_MATCH': W + '/', 'IOX_TRACE': T + '/trace'}
            # The shim takes a line "ACK" on standard output for the promise; in the control no sync is seen.
            times = 1 if acked is None else 12
            script = ''.join('"$G" --db %s %s >/dev/null 2>&1 && printf "ACK %d\\n" | dd status=none\n' % (DB, ' '.join(s[0]) if acked is None else 'topic add t%d' % i, i) for i in range(times)) if name == 'log' or acked is None else '"$G" --db %s %s >/dev/null 2>&1 && printf "ACK 1\\n" | dd status=none\n' % (DB, ' '.join(s[0]))
            if name == 'log': script += '"$G" --db %s log two.toml >/dev/null 2>&1 && printf "ACK 12\\n" | dd status=none\n' % DB
            subprocess.run(['bash', '-c', script], env={**env, 'G': G, **({'IOX_NOTRACESYNC': '1'} if control else {})}, cwd=T, stdout=subprocess.DEVNULL)
            random_states = str(o.kills or (40 if o.long else 5))
            cmd = [sys.executable, HERE + '/powercut.py', '--trace', T + '/trace', '--before', T + '/b', '--db', 'l.db', '--random', random_states, '--seed', str(o.seed)]
            if acked: cmd += ['--acked', acked]
            r = subprocess.run(cmd, capture_output=True, text=True)
            f = json.loads(r.stdout.strip().splitlines()[-1]) if r.stdout.strip() else dict(broken=1, error=r.stderr[-300:])
            if not f.get('ops') or (acked and not f.get('acks')): sys.exit('the shim sees no operation: a run would show nothing')
            wrong = f.get('corrupt', 0) + f.get('lost', 0) + f.get('broken', 0)
            report('power, control without sync' if control else 'power', name, bad=int(wrong < 10) if control else wrong, **f)

def crowd():
    seconds = o.seconds or (60 if o.long else 5); fresh(); n0 = sqlite3.connect(DB).execute('SELECT count(*) FROM topic').fetchone()[0]
    writer = 'i=0; while [ $(date +%%s%%N) -lt %d ]; do i=$((i+1)); if e=$("$G" --db %s topic add "w$W n$i" 2>&1 >/dev/null); then echo ACK; else echo "BAD $e"; fi; done' % (int((time.time() + seconds) * 1e9), DB)
    reader = 'i=0; while [ $(date +%%s%%N) -lt %d ]; do i=$((i+1)); if e=$("$G" --db %s export claims -o - 2>&1 >/dev/null); then :; else echo "BAD $e"; fi; done' % (int((time.time() + seconds) * 1e9), DB)
    ps = [subprocess.Popen(['bash', '-c', c], stdout=subprocess.PIPE, text=True, env={**ENV, 'G': G, 'W': str(w)}, cwd=T) for w, c in enumerate([writer] * 8 + [reader] * 2)]
    outs = [p.communicate()[0] for p in ps]; acked = sum(x.count('ACK\n') for x in outs); errors = [l for x in outs for l in x.splitlines() if l.startswith('BAD')]
    c = sqlite3.connect(DB); topics = c.execute('SELECT count(*) FROM topic').fetchone()[0] - n0; doubled = c.execute('SELECT count(*) - count(DISTINCT name_key) FROM topic').fetchone()[0]
    sound = run(['--db', DB, 'check']).returncode == 0
    report('crowd', '8 writers, 2 readers, %g s' % seconds, acknowledged=acked, lost=max(acked - topics, 0), doubled=doubled + max(topics - acked, 0), errors=len(errors), bad=int(acked != topics or doubled or bool(errors) or not sound), examples=errors[:3])

def first():
    rounds = 200 if o.long else 10; bad = runs = 0; ex = []
    for _ in range(rounds):
        shutil.rmtree(W, ignore_errors=True); os.mkdir(W)
        ps = [subprocess.Popen([G, 'topic', 'add', 'topic %d' % w], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENV, cwd=W) for w in range(8)]
        outs = [(p.communicate(), p.returncode) for p in ps]; runs += 8
        n = sqlite3.connect(W + '/gainsay.db').execute('SELECT (SELECT count(*) FROM topic), (SELECT count(*) FROM entry)').fetchone()
        wrong = [x for x, rc in outs if rc]
        if wrong or n != (8, 8) or os.listdir(W) != ['gainsay.db']: bad += 1; ex.append('%r %r %r' % (n, os.listdir(W), wrong[:1]))
    report('first', '8 at once', rounds=rounds, runs=runs, bad=bad, examples=ex[:3])

try:
    stage()
    for what in o.what or ['first', 'crowd', 'upgrade', 'kill', 'everyop', 'power']:
        {'first': first, 'crowd': crowd, 'upgrade': upgrade, 'kill': kill, 'everyop': everyop, 'power': power}[what]()
finally: shutil.rmtree(T, ignore_errors=True)
if failed: print('FAILED: %s' % failed)
sys.exit(1 if failed else 0)
