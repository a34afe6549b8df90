#pragma once

namespace sposim::random {

/// How many numbers are computed side by side. The results are the same.
enum class Width {
  one,    ///< on any processor
  four,   ///< with AVX2
  eight,  ///< with AVX-512
};

/// The widest that this processor can do.
inline Width widest() {
#if defined(__x86_64__)
  static const Width width = __builtin_cpu_supports("avx512f") != 0 ? Width::eight
                             : __builtin_cpu_supports("avx2") != 0  ? Width::four
                                                                    : Width::one;
  return width;
#else
  return Width::one;
#endif
}

/// True where the processor has AVX2, for code that has a wide version with the same results.
inline bool has_avx2() {
  return widest() != Width::one;
}

}  // namespace sposim::random
