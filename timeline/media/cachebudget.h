// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace timeline::media {

// What the decoded pictures may hold until the user says otherwise: min(1 GiB, an eighth of the
// memory).
std::size_t defaultCacheBudget();

} // namespace timeline::media
