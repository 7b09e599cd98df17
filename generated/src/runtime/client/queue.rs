//! Places in queues.

use std::collections::{HashMap, VecDeque};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// Queues by name. One that nobody stands in takes no memory.
#[derive(Clone, Default)]
pub(crate) struct Queues(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    next: u64,
    queues: HashMap<String, VecDeque<(u64, Waker)>>,
}

/// A place in a queue, until it is dropped. It is ready when it is the first.
pub(crate) struct Place {
    queues: Queues,
    name: String,
    number: u64,
}

impl Queues {
    pub(crate) fn join(&self, name: &str) -> Place {
        let mut state = self.lock();
        state.next += 1;
        let number = state.next;
        state.queues.entry(name.to_owned()).or_default().push_back((number, Waker::noop().clone()));
        Place { queues: self.clone(), name: name.to_owned(), number }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Future for Place {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut state = self.queues.lock();
        let queue = state.queues.get_mut(&self.name);
        let Some(at) = queue.and_then(|queue| {
            let at = queue.binary_search_by_key(&self.number, |(number, _)| *number).ok()?;
            queue[at].1.clone_from(cx.waker());
            Some(at)
        }) else {
            return Poll::Ready(());
        };
        if at == 0 { Poll::Ready(()) } else { Poll::Pending }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut state = self.queues.lock();
        let Some(queue) = state.queues.get_mut(&self.name) else { return };
        queue.retain(|(number, _)| *number != self.number);
        let first = queue.front().map(|(_, waker)| waker.clone());
        if queue.is_empty() {
            state.queues.remove(&self.name);
        }
        drop(state);
        if let Some(first) = first {
            first.wake();
        }
    }
}
