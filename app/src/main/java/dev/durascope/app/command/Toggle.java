package dev.durascope.app.command;

import javafx.beans.value.ObservableBooleanValue;

/**
 * What a command's check mark in the menu stands for.
 *
 * @param on whether it is checked
 * @param flip checks it, or takes the mark away: what choosing it in the menu does
 */
public record Toggle(ObservableBooleanValue on, Runnable flip) {}
