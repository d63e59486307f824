/** A real Java debugger on real workers. */
package dev.durascope.engine.jdwp;
