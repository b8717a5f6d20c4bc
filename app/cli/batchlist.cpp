// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batchlist.h"

#include "timeline/interchange/csvrows.h"

#include <QSet>
#include <QStringDecoder>

#include <algorithm>

namespace app::cli {

namespace {

using timeline::interchange::CsvRow;

const QStringList &neededColumns()
{
    static const QStringList names{QStringLiteral("file"), QStringLiteral("from"),
        QStringLiteral("to"), QStringLiteral("out")};
    return names;
}

const QStringList &freeColumns()
{
    static const QStringList names{QStringLiteral("prompt"), QStringLiteral("mode"),
        QStringLiteral("takes"), QStringLiteral("context"), QStringLiteral("project"),
        QStringLiteral("report")};
    return names;
}

bool isPath(const QString &column)
{
    return column == QLatin1String("project") || column == QLatin1String("report");
}

tl::unexpected<Failure> wrong(const QString &message)
{
    return tl::unexpected(usageFailure(message));
}

tl::expected<std::vector<CsvRow>, Failure> linesOf(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringConverter::Utf8);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return wrong(QStringLiteral("The list is not in UTF-8. Save it as CSV in UTF-8, so that "
                                    "prompts arrive as written."));
    auto rows = timeline::interchange::csvRows(text);
    if (!rows)
        return wrong(QStringLiteral("The list is not understood: %1. Write quotation marks within "
                                    "a quoted text twice.")
                         .arg(rows.error().detail));
    return std::move(*rows);
}

tl::expected<void, Failure> checkColumns(const QStringList &columns)
{
    for (const QString &name : neededColumns()) {
        if (!columns.contains(name))
            return wrong(QStringLiteral("The list has no column \"%1\".").arg(name));
    }
    for (const QString &name : columns) {
        if (!neededColumns().contains(name) && !freeColumns().contains(name))
            return wrong(
                QStringLiteral("The list has a column \"%1\", which means nothing; there "
                               "are: %2.")
                    .arg(name, (neededColumns() + freeColumns()).join(QStringLiteral(", "))));
        if (columns.count(name) > 1)
            return wrong(QStringLiteral("The list has the column \"%1\" twice.").arg(name));
    }
    return {};
}

tl::expected<void, Failure> checkFields(const CsvRow &row, const QStringList &columns)
{
    if (row.fields.size() > columns.size())
        return wrong(QStringLiteral("Row %1 has %2 fields for %3 columns. Put a prompt with commas "
                                    "or semicolons between quotation marks.")
                         .arg(row.line)
                         .arg(row.fields.size())
                         .arg(columns.size()));
    for (const QString &name : neededColumns()) {
        if (row.fields.value(columns.indexOf(name)).isEmpty())
            return wrong(QStringLiteral("Row %1 has no \"%2\".").arg(row.line).arg(name));
    }
    return {};
}

BatchRow rowOf(const QStringList &columns, const CsvRow &line, const QDir &folder)
{
    const auto field = [&](const QString &name) {
        return line.fields.value(columns.indexOf(name));
    };
    // As a run's journal has it, or the row would not be known again.
    const auto path = [&](const QString &name) {
        return QDir::cleanPath(folder.absoluteFilePath(field(name)));
    };
    BatchRow row;
    row.line = line.line;
    row.out = path(QStringLiteral("out"));
    row.file = path(QStringLiteral("file"));
    row.arguments = {row.file, QStringLiteral("--from=") + field(QStringLiteral("from")),
        QStringLiteral("--to=") + field(QStringLiteral("to")),
        QStringLiteral("--output=") + row.out};
    for (const QString &name : freeColumns()) {
        if (!columns.contains(name) || field(name).isEmpty())
            continue;
        row.arguments.append(
            QStringLiteral("--%1=%2").arg(name, isPath(name) ? path(name) : field(name)));
    }
    return row;
}

} // namespace

tl::expected<QList<BatchRow>, Failure> batchRows(const QByteArray &text, const QDir &folder)
{
    const auto lines = linesOf(text);
    if (!lines)
        return tl::unexpected(lines.error());
    if (lines->empty())
        return wrong(QStringLiteral("The list is empty."));
    QStringList columns;
    for (const QString &name : lines->front().fields)
        columns.append(name.toLower());
    if (const auto ok = checkColumns(columns); !ok)
        return tl::unexpected(ok.error());
    QList<BatchRow> rows;
    QSet<QString> outs;
    for (auto line = lines->begin() + 1; line != lines->end(); ++line) {
        if (const auto ok = checkFields(*line, columns); !ok)
            return tl::unexpected(ok.error());
        BatchRow row = rowOf(columns, *line, folder);
        if (outs.contains(row.out))
            return wrong(QStringLiteral("Row %1 writes what another row writes: %2")
                             .arg(row.line)
                             .arg(row.out));
        outs.insert(row.out);
        rows.append(std::move(row));
    }
    if (rows.isEmpty())
        return wrong(QStringLiteral("The list has no rows."));
    return rows;
}

tl::expected<QList<BatchRow>, Failure> inOneProject(QList<BatchRow> rows, const QString &project)
{
    for (BatchRow &row : rows) {
        if (row.file != rows.constFirst().file)
            return wrong(QStringLiteral("A project holds one video, and row %1 names another: %2")
                             .arg(row.line)
                             .arg(row.file));
        const auto isOwn = [](const QString &argument) {
            return argument.startsWith(QLatin1String("--project="));
        };
        if (std::ranges::any_of(row.arguments, isOwn))
            return wrong(QStringLiteral("Row %1 names a project of its own beside --project.")
                             .arg(row.line));
        row.arguments.append(QStringLiteral("--project=") + project);
    }
    return rows;
}

} // namespace app::cli
