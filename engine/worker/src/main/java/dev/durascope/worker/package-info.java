/**
 * The bootstrap that runs inside a handler's own JVM: it polls the Lambda Runtime API, calls the handler, and reports
 * what came of it. It plays the part of AWS's Java runtime interface client, and answers in its words.
 *
 * <p>The handler lives in a class loader of its own whose parent is the platform class loader, so nothing of this
 * package is visible to it. Only the JDK is used here, and AWS's serialization library for plain-object handlers.
 */
package dev.durascope.worker;
