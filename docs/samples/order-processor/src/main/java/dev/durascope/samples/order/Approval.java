package dev.durascope.samples.order;

/**
 * What an approver answers.
 *
 * @param approved whether the order may go on
 * @param by who says so; may be null
 */
record Approval(boolean approved, String by) {}
