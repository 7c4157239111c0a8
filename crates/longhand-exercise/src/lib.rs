//! Turns an exercise and a seed into a question, judges answers, explains mistakes.
