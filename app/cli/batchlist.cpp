// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batchlist.h"

#include <QSet>

#include <algorithm>

namespace app::cli {

namespace {

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

QChar separatorOf(const QString &text)
{
    const QString first = text.section(QLatin1Char('\n'), 0, 0);
    return first.count(QLatin1Char(';')) > first.count(QLatin1Char(',')) ? QLatin1Char(';')
                                                                         : QLatin1Char(',');
}

tl::unexpected<Failure> wrong(const QString &message)
{
    return tl::unexpected(usageFailure(message));
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
    }
    return {};
}

BatchRow rowOf(const QStringList &columns, const QStringList &fields, const QDir &folder)
{
    const auto field = [&](const QString &name) {
        return fields.value(columns.indexOf(name)).trimmed();
    };
    // As a run's journal has it, or the row would not be known again.
    const auto path = [&](const QString &name) {
        return QDir::cleanPath(folder.absoluteFilePath(field(name)));
    };
    BatchRow row;
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

std::optional<QList<QStringList>> csvRows(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    const QChar separator = separatorOf(text);
    QList<QStringList> rows{{QString()}};
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        QString &field = rows.last().last();
        if (c == QLatin1Char('"')) {
            const bool isDoubled = isQuoted && text.mid(i + 1, 1) == QLatin1String("\"");
            if (isDoubled)
                field += text[++i];
            else
                isQuoted = !isQuoted;
        } else if (isQuoted
            || (c != separator && c != QLatin1Char('\n') && c != QLatin1Char('\r'))) {
            field += c;
        } else if (c == separator) {
            rows.last().append(QString());
        } else if (c == QLatin1Char('\n')) {
            rows.append({QString()});
        }
    }
    return isQuoted ? std::nullopt : std::optional(rows);
}

tl::expected<QList<BatchRow>, Failure> batchRows(const QByteArray &text, const QDir &folder)
{
    const auto lines = csvRows(text);
    if (!lines)
        return wrong(QStringLiteral("The list ends within quotes."));
    QStringList columns;
    for (const QString &name : lines->first())
        columns.append(name.trimmed().toLower());
    if (const auto ok = checkColumns(columns); !ok)
        return tl::unexpected(ok.error());
    QList<BatchRow> rows;
    QSet<QString> outs;
    for (qsizetype i = 1; i < lines->size(); ++i) {
        const QStringList &fields = (*lines)[i];
        if (std::ranges::all_of(fields, [](const QString &f) { return f.trimmed().isEmpty(); }))
            continue;
        for (const QString &name : neededColumns()) {
            if (fields.value(columns.indexOf(name)).trimmed().isEmpty())
                return wrong(QStringLiteral("Row %1 has no \"%2\".").arg(i + 1).arg(name));
        }
        BatchRow row = rowOf(columns, fields, folder);
        row.line = int(i + 1);
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
