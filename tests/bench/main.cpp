// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/program.h"
#include "tests/bench/rows.h"
#include "tests/bench/watch.h"
#include "ui/theme.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QThread>

#include <algorithm>
#include <cstdio>

namespace {

struct Row {
    const char *name;
    std::vector<bench::Line> (*run)(const bench::Context &);
};

constexpr Row rows[] = {{"open", bench::openRow}, {"index", bench::indexRow},
    {"seek", bench::seekRow}, {"back", bench::backRow}, {"strip", bench::stripRow},
    {"sound", bench::soundRow}, {"splice", bench::spliceRow}, {"verify", bench::verifyRow},
    {"paint", bench::paintRow}, {"play", bench::playRow}, {"gui", bench::guiRow},
    {"memory", bench::memoryRow}, {"exact", bench::exactRow}};

QStringList names()
{
    QStringList all;
    for (const Row &row : rows)
        all += QString::fromLatin1(row.name);
    return all;
}

// Folders of its own, so that nothing of the user's is read, emptied or measured.
void useOwnFolders()
{
    const QByteArray cache = QByteArrayLiteral(BENCH_CACHE);
    for (const char *variable : {"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"})
        qputenv(variable, cache);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", QByteArrayLiteral("offscreen"));
}

void put(std::FILE *stream, const QString &text)
{
    std::fputs(text.toUtf8().constData(), stream);
    std::fflush(stream);
}

int runRows(const QStringList &wanted, int rounds, bool json)
{
    const bench::Material material = bench::makeMaterial();
    std::vector<bench::Line> lines;
    QJsonArray array;
    for (const Row &row : rows) {
        if (!wanted.isEmpty() && !wanted.contains(QLatin1String(row.name)))
            continue;
        put(stderr, QStringLiteral("running %1\n").arg(QString::fromLatin1(row.name)));
        for (const bench::Line &line : row.run({material, rounds})) {
            lines.push_back(line);
            QJsonObject object = bench::toJson(line);
            object.insert(QStringLiteral("row"), QString::fromLatin1(row.name));
            array.append(object);
        }
    }
    const QJsonObject all{{QStringLiteral("cores"), QThread::idealThreadCount()},
        {QStringLiteral("rounds"), rounds}, {QStringLiteral("rows"), array}};
    put(stdout,
        json ? QString::fromUtf8(QJsonDocument(all).toJson())
             : QStringLiteral("%1 cores, median of %2 rounds\n\n")
                    .arg(QThread::idealThreadCount())
                    .arg(rounds)
                + bench::table(lines));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    useOwnFolders();
    QLoggingCategory::setFilterRules(
        QStringLiteral("api.info=false\napi.debug=false\nqt.multimedia.*=false"));
    bench::WatchedApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("bench"));
    ui::theme::apply(application);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--scrub"))
        return bench::scrubForMemory(arguments.value(2), arguments.value(3).toULongLong());

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Measures the frame engine beside its peers. Rows: %1; all of them when "
                       "none is named.\nA bar that is missed is said, and is no error.")
            .arg(names().join(QStringLiteral(", "))));
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("json"), QStringLiteral("JSON on stdout.")},
        {QStringLiteral("rounds"), QStringLiteral("How often each is measured (5)."),
            QStringLiteral("N"), QStringLiteral("5")}});
    parser.addPositionalArgument(QStringLiteral("ROW"), QString(), QStringLiteral("[ROW…]"));
    parser.process(application);
    const QStringList wanted = parser.positionalArguments();
    const bool known =
        std::ranges::all_of(wanted, [](const QString &name) { return names().contains(name); });
    const int rounds = parser.value(QStringLiteral("rounds")).toInt();
    if (!known || rounds < 1) {
        put(stderr, parser.helpText());
        return 2;
    }
    return runRows(wanted, rounds, parser.isSet(QStringLiteral("json")));
}
