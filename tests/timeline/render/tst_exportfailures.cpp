// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exporter.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/smallfiles.h"
#include "tests/support/testsequence.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <filesystem>
#include <map>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace timeline;
using model::Error;
using model::Result;
using render::ExportDone;
using render::ExportPlan;
using render::Preset;
using testsupport::words;

namespace {

// How the file comes to be: copied with new seams, the same after a copy that was refused, encoded
// anew after all copies were, or at once.
enum class Way { Splice, SecondRung, LastRung, FullEncode };

constexpr int frames = 250;
const char oldBytes[] = "an old export, which nobody wants to lose";

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

// Refuses the first `times` copies unseen.
render::CopyCheck refusing(int times)
{
    return [left = times](const media::MediaFile &source, const QString &part,
               const render::SpliceClaim &claim, const model::Progress &progress,
               const model::CancelToken &cancel) mutable -> Result<> {
        if (left-- > 0)
            return model::fail(Error::Kind::EncoderFailed, QStringLiteral("it looks wrong"));
        return render::checkSplice(source, part, claim, progress, cancel);
    };
}

// A folder with a source, one with an old export, and a sequence with three takes.
struct Desk {
    Desk()
    {
        testsupport::MediaSpec spec;
        spec.name = QStringLiteral("exported in vain");
        spec.frames = frames;
        spec.size = {160, 90};
        source = sources.filePath(QStringLiteral("source.mp4"));
        take = sources.filePath(QStringLiteral("take.mp4"));
        if (!QFile::copy(testsupport::make(spec), source)
            || !QFile::copy(testsupport::make(testsupport::takeSpec()), take))
            qFatal("cannot copy");
        view = testsupport::openSequence(source);
        for (const int begin : {40, 120, 210})
            view =
                testsupport::withTake(view, {take, {{begin}, {begin + 6}}, 12, 0, true, true, {}});
        out = target.filePath(QStringLiteral("out.mp4"));
        write(out, oldBytes);
    }

    ExportPlan plan(Way way, const QString &path) const
    {
        const auto planned = way == Way::FullEncode
            ? render::planFullEncode(
                *view, Preset::MatchSource, path, QStringLiteral("The test wants it."))
            : render::planExport(*view, Preset::MatchSource, path);
        if (!planned || planned->splice.has_value() != (way != Way::FullEncode))
            qFatal("another plan than was wanted");
        return *planned;
    }

    Result<ExportDone> run(
        Way way, const model::Progress &progress = {}, const model::CancelToken &cancel = {}) const
    {
        return runTo(out, way, progress, cancel);
    }

    Result<ExportDone> runTo(const QString &path, Way way, const model::Progress &progress = {},
        const model::CancelToken &cancel = {}) const
    {
        const int refused = way == Way::SecondRung ? 1 : way == Way::LastRung ? 9 : 0;
        return render::runExport(view, plan(way, path), path, progress, cancel, refusing(refused));
    }

    QStringList filesThere() const
    {
        return QDir(target.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    // The old export as it was, and nothing beside it.
    void checkUnharmed() const
    {
        QCOMPARE(filesThere(), QStringList{QStringLiteral("out.mp4")});
        QCOMPARE(bytesOf(out), QByteArray(oldBytes));
    }

    QTemporaryDir sources, target;
    QString source, take, out;
    media::ViewPtr view;
};

void addWays()
{
    QTest::addColumn<int>("way");
    QTest::newRow("a copy") << int(Way::Splice);
    QTest::newRow("a second copy") << int(Way::SecondRung);
    QTest::newRow("encoded anew after all") << int(Way::LastRung);
    QTest::newRow("encoded anew") << int(Way::FullEncode);
}

const char *nameOf(Way way)
{
    constexpr std::array names{"a copy", "a second copy", "encoded anew after all", "encoded anew"};
    return names[std::size_t(way)];
}

} // namespace

class TestExportFailures : public QObject {
    Q_OBJECT

private slots:
    void cancelLeavesTheOldFileAndNoOther_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<double>("moment");
        const auto rows = [](Way way, std::initializer_list<double> moments) {
            for (const double moment : moments)
                QTest::addRow("%s, at %g %%", nameOf(way), moment * 100) << int(way) << moment;
        };
        rows(Way::Splice, {-1, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.82, 0.9, 0.95, 1});
        // A refused copy has told of 80 % of all work; the next ones share the rest.
        rows(Way::SecondRung, {0.81, 0.85, 0.9, 0.95, 0.97, 1});
        rows(Way::LastRung, {0.9, 0.961, 0.97, 0.98, 0.99, 0.999});
        rows(Way::FullEncode, {-1, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99});
    }

    void cancelLeavesTheOldFileAndNoOther()
    {
        QFETCH(int, way);
        QFETCH(double, moment);
        const Desk desk;
        model::CancelToken cancel;
        if (moment < 0)
            cancel.cancel();
        const auto done = desk.run(
            Way(way),
            [&](double p) {
                if (p >= moment)
                    cancel.cancel();
            },
            cancel);
        QVERIFY(cancel.isCancelled());
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::Cancelled);
        desk.checkUnharmed();
    }

    // It is no longer ours to stop what is there.
    void cancelAfterTheEndComesTooLate()
    {
        const Desk desk;
        int complete = 0;
        model::CancelToken cancel;
        const auto done = desk.run(
            Way::FullEncode,
            [&](double p) {
                if (p >= 1 && ++complete)
                    cancel.cancel();
            },
            cancel);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(complete, 1);
        QCOMPARE(testsupport::opened(desk.out).index->count(), frames);
    }

    void somebodysFileOfThePassingNameStays_data() { addWays(); }
    void somebodysFileOfThePassingNameStays()
    {
        QFETCH(int, way);
        const Desk desk;
        const QString part = desk.out + QStringLiteral(".part");
        write(part, "mine");
        model::CancelToken cancel;
        const auto cancelled = desk.run(
            Way(way), [&](double) { cancel.cancel(); }, cancel);
        QVERIFY(!cancelled);
        QCOMPARE(bytesOf(part), QByteArray("mine"));
        QVERIFY(desk.run(Way(way)));
        QCOMPARE(bytesOf(part), QByteArray("mine"));
        QVERIFY(QFile::remove(part));
        QCOMPARE(testsupport::opened(desk.out).index->count(), frames);
    }

    void aFileThatGoesAwayMeanwhileIsSaid_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<double>("moment");
        QTest::addColumn<bool>("isTake");
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("isStillRead");
        const auto row = [](Way way, const char *file, const char *what, double moment,
                             bool isStillRead = true) {
            QTest::addRow("%s: the %s is %s at %g %%", nameOf(way), file, what, moment * 100)
                << int(way) << moment << (QByteArray(file) == "take") << QString::fromLatin1(what)
                << isStillRead;
        };
        for (const Way way : {Way::Splice, Way::FullEncode}) {
            for (const double moment : {-1.0, 0.4}) {
                for (const char *file : {"source", "take"}) {
                    for (const char *what : {"deleted", "replaced", "written to"})
                        row(way, file, what, moment);
                }
            }
        }
        for (const char *what : {"deleted", "replaced", "written to"}) {
            row(Way::Splice, "source", what, 0.81); // it is what the copy is held against
            row(Way::Splice, "take", what, 0.81, false);
            row(Way::SecondRung, "source", what, 0.81);
            row(Way::LastRung, "take", what, 0.97);
            row(Way::FullEncode, "take", what, 0.97, false);
        }
    }

    void aFileThatGoesAwayMeanwhileIsSaid()
    {
        QFETCH(int, way);
        QFETCH(double, moment);
        QFETCH(bool, isTake);
        QFETCH(QString, what);
        QFETCH(bool, isStillRead);
        const Desk desk;
        const QString path = isTake ? desk.take : desk.source;
        bool isDone = false;
        const auto harm = [&](double p) {
            if (p < moment || std::exchange(isDone, true))
                return;
            if (what == QLatin1String("written to")) {
                QFile file(path);
                QVERIFY(file.open(QIODevice::Append));
                file.write("more");
            } else {
                QVERIFY(QFile::remove(path));
                if (what == QLatin1String("replaced"))
                    QVERIFY(QFile::copy(isTake ? desk.source : desk.take, path));
            }
        };
        if (moment < 0)
            harm(0);
        const auto done = desk.run(Way(way), harm);
        QCOMPARE(done.has_value(), !isStillRead);
        if (done) {
            QCOMPARE(desk.filesThere(), QStringList{QStringLiteral("out.mp4")});
            QCOMPARE(testsupport::opened(desk.out).index->count(), frames);
            return;
        }
        QCOMPARE(done.error().kind,
            what == QLatin1String("deleted") ? Error::Kind::NotFound : Error::Kind::SourceChanged);
        desk.checkUnharmed();
    }

#ifdef Q_OS_UNIX
    void aFullDiskIsSaidAndLeavesTheOldFile_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<double>("share");
        for (const Way way : {Way::Splice, Way::SecondRung, Way::LastRung, Way::FullEncode}) {
            // Room for all but the index's end, too; two encodings may differ by some bytes.
            for (const double share : {0.0, 0.3, 0.9, 0.995})
                QTest::addRow("%s, room for %g %%", nameOf(way), share * 100) << int(way) << share;
        }
    }

    void aFullDiskIsSaidAndLeavesTheOldFile()
    {
        QFETCH(int, way);
        QFETCH(double, share);
        const Desk desk;
        qint64 &whole = m_sizes[way];
        if (whole == 0) {
            const QString path = desk.sources.filePath(QStringLiteral("whole.mp4"));
            QVERIFY(desk.runTo(path, Way(way)));
            whole = QFile(path).size();
        }
        // A limit on the size of files answers like a full disk, and needs no disk of our own.
        const auto done = [&] {
            const testsupport::SmallFiles limit(rlim_t(double(whole) * share));
            return desk.run(Way(way));
        }();
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::DiskFull);
        desk.checkUnharmed();
    }

    void aFolderThatTakesNoFilesIsSaid_data()
    {
        addWays();
    }
    void aFolderThatTakesNoFilesIsSaid()
    {
        QFETCH(int, way);
        const Desk desk;
        const auto allow = [](const QString &path, const char *mode) {
            QCOMPARE(
                chmod(QFile::encodeName(path).constData(), mode_t(std::strtol(mode, nullptr, 8))),
                0);
        };
        allow(desk.sources.path(), "755");
        allow(desk.target.path(), "555");
        // Who may do everything would not notice.
        const bool isRoot = geteuid() == 0;
        QVERIFY(!isRoot || seteuid(65'534) == 0);
        const auto done = desk.run(Way(way));
        QVERIFY(!isRoot || seteuid(0) == 0);
        allow(desk.target.path(), "755");
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::NotWritable);
        desk.checkUnharmed();
    }
#endif

    void whereNothingCanBeWrittenIsSaid_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("no such folder") << QStringLiteral("/no such folder/out.mp4");
        QTest::newRow("a folder that takes no files") << QStringLiteral("/proc/out.mp4");
        QTest::newRow("a file is no folder") << QStringLiteral("/etc/hostname/out.mp4");
    }

    void whereNothingCanBeWrittenIsSaid()
    {
        QFETCH(QString, path);
        const Desk desk;
        for (const Way way : {Way::Splice, Way::FullEncode}) {
            const auto done = desk.runTo(path, way);
            QVERIFY(!done);
            QCOMPARE(done.error().kind, Error::Kind::NotWritable);
        }
    }

    void aSourceIsNeverReplaced()
    {
        const Desk desk;
        const QString link = desk.sources.filePath(QStringLiteral("link.mp4"));
        const QString hard = desk.sources.filePath(QStringLiteral("hard.mp4"));
        QVERIFY(QFile::link(desk.source, link));
        std::filesystem::create_hard_link(desk.source.toStdU16String(), hard.toStdU16String());
        const QByteArray source = bytesOf(desk.source), take = bytesOf(desk.take);
        for (const QString &path : {desk.source, desk.take, link, hard,
                 desk.sources.path() + QStringLiteral("/./source.mp4")}) {
            for (const Way way : {Way::Splice, Way::FullEncode}) {
                const auto done = desk.runTo(path, way);
                QVERIFY(!done);
                QCOMPARE(done.error().kind, Error::Kind::SameFile);
            }
        }
        QVERIFY(bytesOf(desk.source) == source && bytesOf(desk.take) == take);
        QCOMPARE(QDir(desk.sources.path()).entryList(QDir::Files | QDir::Hidden).size(), 4);
    }

private:
    std::map<int, qint64> m_sizes; // of complete files, by their way
};

QTEST_GUILESS_MAIN(TestExportFailures)
#include "tst_exportfailures.moc"
