//! One thing at a time, in the order in which they came.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// What waits to be dealt with.
///
/// Carrying out an effect may call back at once (a store that fails, a focus that moves). What such
/// a callback sends only joins the queue, so no two messages ever see a half-changed state.
///
/// ```
/// use longhand_session::Queue;
/// use std::cell::RefCell;
/// let (queue, seen) = (Queue::new(), RefCell::new(Vec::new()));
/// queue.send(1, |number| {
///     seen.borrow_mut().push(number);
///     if number == 1 {
///         // Sent while 1 is at work: it waits until 1 is done.
///         queue.send(2, |_| unreachable!("1 is at work"));
///         seen.borrow_mut().push(10);
///     }
/// });
/// assert_eq!(seen.into_inner(), [1, 10, 2]);
/// ```
#[derive(Debug)]
pub struct Queue<T> {
    waiting: RefCell<VecDeque<T>>,
    at_work: Cell<bool>,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Queue::new()
    }
}

impl<T> Queue<T> {
    /// An empty queue.
    #[must_use]
    pub const fn new() -> Queue<T> {
        Queue {
            waiting: RefCell::new(VecDeque::new()),
            at_work: Cell::new(false),
        }
    }

    /// Adds a message, and deals with all that wait unless that is going on already.
    pub fn send(&self, message: T, mut deal: impl FnMut(T)) {
        self.waiting.borrow_mut().push_back(message);
        if self.at_work.replace(true) {
            return;
        }
        loop {
            // The borrow ends before the message is dealt with, which may send another.
            let next = self.waiting.borrow_mut().pop_front();
            match next {
                Some(message) => deal(message),
                None => break,
            }
        }
        self.at_work.set(false);
    }
}
