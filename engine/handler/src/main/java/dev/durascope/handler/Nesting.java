package dev.durascope.handler;

/** Whether each iteration or branch is an operation of its own. */
public enum Nesting {
    /** Each is a context that keeps its own result. */
    NESTED,
    /** Their operations stand directly inside the map or parallel: fewer operations, but their code runs in replays. */
    FLAT
}
