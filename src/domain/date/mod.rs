//! When somebody said something, with exactly the precision the source gives.
