//! Tests of the finder as a whole.
