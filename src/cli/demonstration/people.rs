//! The few people who work with the demonstration: the same who return in the tests.
//!
//! Names and addresses only. How each of them signs in is decided when the demonstration is
//! loaded; `.example` is reserved (RFC 2606), so no letter can ever reach a stranger.

/// What a person does in the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The town's one IT person.
    Operator,
    Coordinator,
    /// Enters paper forms; sees only own batches.
    Clerk,
    /// Reads free texts before anyone else does.
    Moderator,
    /// Sees tables and charts, changes nothing.
    Analyst,
    /// Keeps the entry of an own service.
    Provider,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    pub email: &'static str,
    pub name: &'static str,
    pub role: Role,
}

/// Everyone with an account in the demonstration, the coordinator first.
pub fn people() -> Vec<Person> {
    let person = |email, name, role| Person { email, name, role };
    vec![
        person("jana.dvorakova@bechynsko.example", "Jana Dvořáková", Role::Coordinator),
        person("petr.novak@bechynsko.example", "Petr Novák", Role::Clerk),
        person("marie.svobodova@bechynsko.example", "Marie Svobodová", Role::Moderator),
        person("tomas.cerny@bechynsko.example", "Tomáš Černý", Role::Analyst),
        person("eva.kucerova@pecovatelka.example", "Eva Kučerová", Role::Provider),
        person("josef.prochazka@bechynsko.example", "Josef Procházka", Role::Operator),
    ]
}
