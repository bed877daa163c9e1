//! Files made from plain data: CSV and ZIP. Writers know tables, never rooms.

pub mod csv;
pub mod zip;
