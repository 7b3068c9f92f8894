#pragma once

#include <cstddef>
#include <functional>

namespace cbps::run {

/// Calls `work`, which must not throw, on so many threads at the same time, the calling one among
/// them, and returns when all calls have. With 1 no thread is started. Where the system gives fewer
/// threads, there are fewer calls.
void run_on_threads(std::size_t threads, const std::function<void()>& work);

}  // namespace cbps::run
