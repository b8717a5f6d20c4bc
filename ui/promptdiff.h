// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace ui {

// A stretch of words of a prompt, and whether the other prompt has them at that place as well.
struct PromptRun {
    QString text;
    bool isNew = false;

    bool operator==(const PromptRun &) const = default;
};

// `prompt` word by word beside `before`, by their longest common sequence of words; one space
// between words. Pure.
std::vector<PromptRun> promptDiff(const QString &before, const QString &prompt);

// The same as rich text: what is new in bold.
QString promptDiffHtml(const QString &before, const QString &prompt);

} // namespace ui
