// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/cachebudget.h"

#include <algorithm>
#include <cstdint>

#ifdef _WIN32
#include <windows.h>
#else
#include <unistd.h>
#endif

namespace timeline::media {

namespace {

constexpr std::uint64_t gibibyte = 1ULL << 30;

std::uint64_t memorySize()
{
#ifdef _WIN32
    MEMORYSTATUSEX status{};
    status.dwLength = sizeof status;
    return GlobalMemoryStatusEx(&status) ? status.ullTotalPhys : 4 * gibibyte;
#else
    return std::uint64_t(sysconf(_SC_PHYS_PAGES)) * std::uint64_t(sysconf(_SC_PAGESIZE));
#endif
}

} // namespace

std::size_t defaultCacheBudget()
{
    return std::size_t(std::min(gibibyte, memorySize() / 8));
}

} // namespace timeline::media
