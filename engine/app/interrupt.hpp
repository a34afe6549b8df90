#pragma once

namespace sposim::app {

/// From now on Ctrl-C (SIGINT) and SIGTERM only ask to stop; a second one ends the program at once.
void catch_interrupts();

/// The signal that asked to stop, or 0.
int interrupted_by();

/// The exit code for being stopped by a signal: 130 or 143.
inline int exit_code_of(int signal) {
  return 128 + signal;
}

/// A program started with its standard streams closed would write its results into the first file it opens. Closed
/// ones are led to the null device here; a pipe that breaks and a file that grows too long become errors, not signals.
void guard_streams();

/// True if nothing can be written to the standard output, because it was closed from the start.
bool stdout_is_closed();

}  // namespace sposim::app
