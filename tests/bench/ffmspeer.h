// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <memory>

namespace bench {

// FFMS2, the frame-exact reader of other programs, with a thread for every core.
class FfmsPeer {
public:
    // Indexes the whole file; ends the bench when that fails. isAvailable() first.
    explicit FfmsPeer(const QString &path);
    ~FfmsPeer();

    static bool isAvailable(); // built with the library
    void frame(std::int64_t n);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bench
