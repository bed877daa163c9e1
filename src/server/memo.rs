//! Short memories of one process: what is frozen is kept, what may change is asked again after a
//! second. Nothing here is needed for correctness; another node may have its own.

use std::{
    any::Any,
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::vocabulary::Moment;

type Kept = (Moment, Arc<dyn Any + Send + Sync>);

#[derive(Default)]
pub struct Memo(Mutex<HashMap<String, Kept>>);

/// More would be somebody walking through made-up addresses: then everything is forgotten.
const MOST: usize = 4_000;

impl Memo {
    /// What is remembered under a key, if it is of this type and not yet stale.
    pub fn get<T: Send + Sync + 'static>(&self, key: &str, now: Moment) -> Option<Arc<T>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (until, value) = kept.get(key)?;
        (*until > now).then(|| Arc::clone(value).downcast().ok())?
    }

    /// What was remembered last, stale or not: for when it cannot be asked again.
    pub fn stale<T: Send + Sync + 'static>(&self, key: &str) -> Option<Arc<T>> {
        self.get(key, Moment(i64::MIN))
    }

    pub fn put<T: Send + Sync + 'static>(&self, key: &str, until: Moment, value: Arc<T>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key.to_owned(), (until, value));
    }

    /// Forgets what an act has just changed.
    pub fn forget(&self, key: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
}
