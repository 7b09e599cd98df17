//! What differs between two specifications, and what that means: a fixture a rule, every single fact of the specification of
//! this workspace changed by itself, and inputs that nobody would write.

mod case;
mod cases;
mod mirror;
mod mutations;
mod odd;
mod rules;
mod same;
mod shown;
