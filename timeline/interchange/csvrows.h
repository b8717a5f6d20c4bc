// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace timeline::interchange {

struct CsvRow {
    int line = 0; // of the text, from 1, where it begins
    QStringList fields; // trimmed, without their quotes

    bool operator==(const CsvRow &) const = default;
};

// Rows of comma-separated values (RFC 4180), or separated by semicolons or tabs where the first row
// says so; line ends of any kind, also within quotes; empty rows left out. A quote opens
// where a field begins, and only there. InvalidRequest, with its line, for one that never ends or
// behind which the field goes on. Pure.
model::Result<std::vector<CsvRow>> csvRows(const QString &text);

} // namespace timeline::interchange
