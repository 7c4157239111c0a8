//! What a person sees: pages, cards, widgets and plots as pure functions to HTML.
