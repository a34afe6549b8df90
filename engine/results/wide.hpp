#pragma once

namespace sposim::results {

/// An integer of 128 bits: sums of squares over any number of replicates stay exact.
__extension__ using Wide = __int128;

}  // namespace sposim::results
