/**
 * The engine judged by handlers on AWS's JavaScript durable SDK: what they are, how they are installed, and what must
 * come of them beyond the conformance requirements.
 */
package dev.durascope.engine.javascript;
