// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/failure.h"

#include <QByteArray>
#include <QDir>
#include <QList>
#include <QStringList>

namespace app::cli {

// One row of a list for `retake batch`. A value.
struct BatchRow {
    int line = 0; // in the file, from 1
    QString file, out; // absolute and clean
    QStringList arguments; // of `retake run`, with the output

    bool operator==(const BatchRow &) const = default;
};

// CSV in UTF-8 as spreadsheets write it (csvrows.h). The first row names the columns: file, from,
// to and out are needed; prompt, mode, takes, context, project and report may be there. Relative
// paths begin at `folder`. Pure. A usage failure names the line: a row that is not understood whole
// would be paid for all the same.
tl::expected<QList<BatchRow>, Failure> batchRows(const QByteArray &text, const QDir &folder);

// The same rows with all takes in one project, which holds one video. Pure.
tl::expected<QList<BatchRow>, Failure> inOneProject(QList<BatchRow> rows, const QString &project);

} // namespace app::cli
