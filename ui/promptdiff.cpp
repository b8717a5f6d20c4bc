// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/promptdiff.h"

#include <QStringList>

#include <algorithm>

namespace ui {

namespace {

// lengths[i][j]: of the longest common sequence of what follows word i and word j.
std::vector<std::vector<int>> commonLengths(const QStringList &before, const QStringList &now)
{
    const auto rows = std::size_t(before.size()), columns = std::size_t(now.size());
    std::vector<std::vector<int>> lengths(rows + 1, std::vector<int>(columns + 1, 0));
    for (std::size_t i = rows; i-- > 0;) {
        for (std::size_t j = columns; j-- > 0;)
            lengths[i][j] = before[qsizetype(i)] == now[qsizetype(j)]
                ? lengths[i + 1][j + 1] + 1
                : std::max(lengths[i + 1][j], lengths[i][j + 1]);
    }
    return lengths;
}

void append(std::vector<PromptRun> &runs, const QString &word, bool isNew)
{
    if (runs.empty() || runs.back().isNew != isNew)
        runs.push_back({word, isNew});
    else
        runs.back().text += QLatin1Char(' ') + word;
}

} // namespace

std::vector<PromptRun> promptDiff(const QString &before, const QString &prompt)
{
    const QStringList old = before.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QStringList now = prompt.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto lengths = commonLengths(old, now);
    std::vector<PromptRun> runs;
    std::size_t i = 0;
    for (std::size_t j = 0; j < std::size_t(now.size()); ++j) {
        const QString &word = now[qsizetype(j)];
        // Words that are gone are passed over as long as nothing in common is lost by it.
        while (i < std::size_t(old.size()) && old[qsizetype(i)] != word
            && lengths[i + 1][j] == lengths[i][j])
            ++i;
        const bool isCommon = i < std::size_t(old.size()) && old[qsizetype(i)] == word;
        append(runs, word, !isCommon);
        if (isCommon)
            ++i;
    }
    return runs;
}

QString promptDiffHtml(const QString &before, const QString &prompt)
{
    QStringList parts;
    for (const PromptRun &run : promptDiff(before, prompt)) {
        const QString text = run.text.toHtmlEscaped();
        parts << (run.isNew ? QStringLiteral("<b>%1</b>").arg(text) : text);
    }
    return parts.join(QLatin1Char(' '));
}

} // namespace ui
