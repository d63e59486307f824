package dev.durascope.app.inspector;

/**
 * A fact with its name.
 *
 * @param copyable whether people want to copy it: ids and ARNs
 */
public record Field(String name, String value, boolean copyable) {}
