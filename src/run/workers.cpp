#include "run/workers.h"

#include <exception>
#include <thread>
#include <vector>

namespace cbps::run {

void run_on_threads(std::size_t threads, const std::function<void()>& work) {
  std::vector<std::thread> others;
  try {
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
  } catch (const std::exception&) {
    // Fewer threads do the same work.
  }
  work();
  for (std::thread& thread : others) thread.join();
}

}  // namespace cbps::run
