//! Dragging by the handle, for those who like it. The row hangs from the pointer, and the list
//! makes room as it passes; near an edge of the window the page scrolls along.

use std::rc::Rc;

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

use super::{Control, Order};
use crate::ui::islands::dom;

pub(super) struct Drag {
    pub(super) item: usize,
    pointer: i32,
    before: Order,
    /// How far below the top of the row it was taken.
    grip: f64,
    /// Where the pointer is, in the window.
    y: f64,
}

/// Near an edge of the window it scrolls along.
const EDGE: f64 = 70.0;
const STRIDE: f64 = 9.0;
const TICK: i32 = 16;

impl Control {
    pub(super) fn point(self: &Rc<Self>, event: &Event) {
        let pointer = event.unchecked_ref::<PointerEvent>();
        let y = f64::from(pointer.client_y());
        if event.type_() == "pointerdown" {
            let Some(item) = dom::met(event, ".rank-handle").and_then(|handle| self.item_of(&handle)) else { return };
            if pointer.button() == 0 && self.drag.borrow().is_none() {
                event.prevent_default();
                // Not the handle: it moves, and would let go of the pointer.
                let _ = self.root.set_pointer_capture(pointer.pointer_id());
                self.take(item, pointer.pointer_id(), y);
            }
            return;
        }
        let ours = |drag: &Drag| drag.pointer == pointer.pointer_id();
        if !self.drag.borrow().as_ref().is_some_and(ours) {
            return;
        }
        match event.type_().as_str() {
            "pointermove" => self.carry(y),
            "pointerup" => self.drop_here(),
            _ => {
                if let Some(drag) = self.drag.borrow().as_ref() {
                    *self.order.borrow_mut() = drag.before.clone();
                }
                self.drop_here();
            }
        }
    }

    fn take(self: &Rc<Self>, item: usize, pointer: i32, y: f64) {
        let grip = y - self.rows[item].line.get_bounding_client_rect().top();
        let before = self.order.borrow().clone();
        *self.drag.borrow_mut() = Some(Drag { item, pointer, before, grip, y });
        self.draw(Some(item));
        self.scroll_along();
    }

    fn scroll_along(self: &Rc<Self>) {
        let Some(y) = self.drag.borrow().as_ref().map(|drag| drag.y) else { return };
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
        let by = if y < EDGE {
            -STRIDE
        } else if y > height - EDGE {
            STRIDE
        } else {
            0.0
        };
        if by != 0.0 {
            window().scroll_by_with_x_and_y(0.0, by);
            self.carry(y);
        }
        let this = Rc::clone(self);
        dom::later(TICK, move || this.scroll_along());
    }

    /// Puts the item where the pointer is and lets its row hang from it.
    fn carry(&self, y: f64) {
        let (item, grip) = match self.drag.borrow_mut().as_mut() {
            Some(drag) => {
                drag.y = y;
                (drag.item, drag.grip)
            }
            None => return,
        };
        if self.find_place(item, y, grip) {
            self.draw(Some(item));
        }
        let line = &self.rows[item].line;
        let style = line.style();
        let _ = style.remove_property("transform");
        let by = (y - grip - line.get_bounding_client_rect().top()) as i32;
        let _ = style.set_property("transform", &["translateY(", &by.to_string(), "px)"].concat());
    }

    fn find_place(&self, item: usize, y: f64, grip: f64) -> bool {
        let mut order = self.order.borrow_mut();
        let at = order.at(item);
        let rest = self.titles[0].get_bounding_client_rect();
        if rest.height() > 0.0 && y > rest.top() {
            order.take_out(item);
            return at.is_some();
        }
        if at.is_none() && self.is_full(&order) {
            return false;
        }
        // It goes past another once its edge has reached the other's middle.
        let top = y - grip;
        let bottom = top + self.rows[item].line.get_bounding_client_rect().height();
        let above = |(place, other): &(usize, usize)| {
            let rect = self.rows[*other].line.get_bounding_client_rect();
            let edge = if at.is_some_and(|at| *place > at) { bottom } else { top };
            *other != item && rect.top() + rect.height() / 2.0 < edge
        };
        let here = order.line().enumerate().filter(above).count();
        at != Some(here) && order.put(item, here)
    }

    fn drop_here(&self) {
        let Some(drag) = self.drag.take() else { return };
        let _ = self.rows[drag.item].line.style().remove_property("transform");
        if *self.order.borrow() == drag.before {
            self.draw(Some(drag.item));
        } else {
            self.moved(drag.item);
        }
    }
}
