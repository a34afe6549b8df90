#pragma once

namespace sposim::core {

/// How many numbers are computed side by side. The results are the same.
enum class Width {
  one,    ///< on any processor
  four,   ///< with AVX2
  eight,  ///< with AVX-512 (F, BW, DQ and VL: all such processors of a server or desk have them)
};

/// The widest that this processor can do.
inline Width widest() {
#if defined(__x86_64__)
  static const bool avx512 = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
                             __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0;
  static const Width width = avx512 ? Width::eight : __builtin_cpu_supports("avx2") != 0 ? Width::four : Width::one;
  return width;
#else
  return Width::one;
#endif
}

/// True where the processor has AVX2, for code that has a wide version with the same results.
inline bool has_avx2() {
  return widest() != Width::one;
}

/// The same of AVX-512.
inline bool has_avx512() {
  return widest() == Width::eight;
}

}  // namespace sposim::core
