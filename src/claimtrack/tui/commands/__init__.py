"""Commands that are still done by an `action_` method of the screen that offers them."""
