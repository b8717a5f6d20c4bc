// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/handoverfolder.h"

#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/interchange/otiochecker.h"
#include "timeline/media/sequencereader.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace timeline;
using model::Error;
using render::HandoverWish;
using testsupport::MediaSpec;
using testsupport::OtioChecker;

namespace {

constexpr int from = 20, to = 45, takeFirst = 12;

media::ViewPtr retaken(const QString &source, std::int64_t missing = 0)
{
    return testsupport::withTake(testsupport::openSequence(source),
        {testsupport::make(testsupport::takeSpec()), {{from}, {to}}, takeFirst, missing, true, true,
            {}});
}

// A film with a timecode of its own, copied to where its name is known.
QString film(const QTemporaryDir &folder, const char *timecode = nullptr)
{
    const QString path = folder.filePath(QStringLiteral("Mein Film.mov"));
    const QString made =
        testsupport::make(testsupport::spec(QStringLiteral("H.264 with B-frames and a long GOP")));
    if (!timecode) {
        QFile::copy(made, path);
        return path;
    }
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"),
        {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), made,
            QStringLiteral("-c"), QStringLiteral("copy"), QStringLiteral("-timecode"),
            QString::fromLatin1(timecode), path});
    if (!ffmpeg.waitForFinished() || ffmpeg.exitCode() != 0)
        qFatal("ffmpeg");
    return path;
}

std::vector<int> numbersOf(const QString &path)
{
    return testsupport::numbersOf(testsupport::openSequence(path));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden);
}

HandoverWish withTakes(const QString &path)
{
    HandoverWish wish;
    wish.path = path;
    wish.withTakes = true;
    return wish;
}

QJsonValue takeOf(const QByteArray &otio)
{
    return OtioChecker(otio).children(
        QStringLiteral("Video"))[1][QStringLiteral("media_references")][QStringLiteral("take-1")];
}

double startOf(const QJsonValue &reference)
{
    return reference[QStringLiteral("available_range")][QStringLiteral("start_time")]
                    [QStringLiteral("value")]
                        .toDouble();
}

} // namespace

class TestHandoverFolder : public QObject {
    Q_OBJECT

private slots:
    void takesBecomeFilesThatFit()
    {
        const QTemporaryDir home;
        const media::ViewPtr view = retaken(film(home, "01:00:00:00"));
        const QString folder = home.filePath(QStringLiteral("for/the editor"));
        HandoverWish wish = withTakes(folder + QStringLiteral("/list.otio"));
        wish.more = {interchange::Format::Edl, interchange::Format::Fcpxml};
        double last = 0;
        const auto done = render::handOver(view, wish, [&](double p) {
            QVERIFY(p >= last);
            last = p;
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(last, 1.0);
        const QString take = folder + QStringLiteral("/Mein_Film-r00-take01.mov");
        QCOMPARE(done->files,
            (QStringList{wish.path, folder + QStringLiteral("/list.edl"),
                folder + QStringLiteral("/list.fcpxml"), take}));
        QCOMPARE(done->spans, 3);
        QCOMPARE(done->takes, 1);
        QCOMPARE(filesIn(folder).size(), 4);

        const media::MediaFile file = testsupport::opened(take);
        std::vector<int> expected;
        for (int n = takeFirst; n < takeFirst + to - from; ++n)
            expected.push_back(2000 + n);
        QCOMPARE(numbersOf(take), expected);
        QCOMPARE(file.info.video.displaySize, QSize(320, 180));
        QCOMPARE(file.info.video.frameRate, (model::Rational{25, 1}));
        QCOMPARE(file.info.video.codec, QStringLiteral("prores"));
        QCOMPARE(file.info.audio.front().codec, QStringLiteral("pcm_s24le"));
        // Its clock is the original's, at the first frame of the range.
        QCOMPARE(file.info.timecode, QStringLiteral("01:00:00:20"));
        const QByteArray otio = contentOf(wish.path);
        QCOMPARE(OtioChecker(otio).problems(), QStringList());
        QCOMPARE(startOf(takeOf(otio)), 90'020.0);
        QCOMPARE(takeOf(otio)[QStringLiteral("target_url")].toString(),
            QStringLiteral("Mein_Film-r00-take01.mov"));
        const QByteArray edl = contentOf(folder + QStringLiteral("/list.edl"));
        QVERIFY2(edl.contains("01:00:00:20 01:00:01:20 00:00:00:20 00:00:01:20"), edl);
    }

    void whatAListCannotTellIsSaid()
    {
        const QTemporaryDir home;
        const media::ViewPtr cut =
            testsupport::withoutFrames(testsupport::openSequence(film(home)), {{from}, {to}});
        model::Project project = cut->project;
        project.sequence.clips[1].joinIn.crossfade = 6;
        const media::ViewPtr mixed = media::makeView(project, cut->files);
        HandoverWish wish;
        wish.path = home.filePath(QStringLiteral("list.mlt"));
        wish.more = {interchange::Format::Otio, interchange::Format::Edl};
        const auto done = render::handOver(mixed, wish);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(done->notes.size(), 1);
        QVERIFY(done->notes.front().startsWith(QStringLiteral("list.mlt has cuts")));
        QCOMPARE(render::handOver(cut, wish)->notes, QStringList());
    }

    void theSoundOfATakeComesAlong()
    {
        const QTemporaryDir home;
        const media::ViewPtr view = retaken(film(home));
        const auto done =
            render::handOver(view, withTakes(home.filePath(QStringLiteral("a.otio"))));
        QVERIFY(done);
        const media::ViewPtr take = testsupport::openSequence(done->files.back());
        std::vector<float> samples(48'000 * 2);
        QVERIFY(media::SequenceReader(take).samples(0, 48'000, 2, samples));
        // The take's second click, at 0.75 s; its frame 12 is the first one here.
        const auto clicks = testsupport::clickPositions(samples, 2);
        QVERIFY(!clicks.empty());
        QVERIFY(std::abs(double(clicks.front()) / 48'000 - (0.75 - takeFirst / 25.0)) < 0.001);
    }

    void whatATakeDoesNotCoverIsTheOriginal()
    {
        const QTemporaryDir home;
        const media::ViewPtr view = retaken(film(home), 5);
        const auto done =
            render::handOver(view, withTakes(home.filePath(QStringLiteral("a.otio"))));
        QVERIFY(done);
        QCOMPARE(done->spans, 3); // the file covers all of the range
        const std::vector<int> numbers = numbersOf(done->files.back());
        QCOMPARE(numbers.size(), std::size_t(to - from));
        QCOMPARE(numbers[19], 2000 + takeFirst + 19);
        QCOMPARE(numbers[20],
            testsupport::expectedNumbers(
                testsupport::spec(QStringLiteral("H.264 with B-frames and a long GOP")))[40]);
        // Without files of their own, the lists say so instead.
        HandoverWish plain;
        plain.path = home.filePath(QStringLiteral("b.otio"));
        const auto bare = render::handOver(view, plain);
        QVERIFY(bare);
        QCOMPARE(bare->spans, 4);
        QCOMPARE(bare->files, QStringList{plain.path});
    }

    void aVariableRateBecomesAConstantOne()
    {
        const media::ViewPtr view =
            retaken(testsupport::make(testsupport::spec(QStringLiteral("a variable frame rate"))));
        const QTemporaryDir home;
        const auto done =
            render::handOver(view, withTakes(home.filePath(QStringLiteral("a.otio"))));
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(OtioChecker(contentOf(done->files.front())).problems(), QStringList());
        const media::MediaFile file = testsupport::opened(done->files.back());
        QVERIFY(!file.index->isVariable());
        const std::vector<int> numbers = numbersOf(done->files.back());
        QCOMPARE(numbers.front(), 2000 + takeFirst);
        QVERIFY(std::ranges::is_sorted(numbers));
        QCOMPARE(numbers.back(), 2000 + takeFirst + to - from - 1);
    }

    void cancelAndFailureLeaveNothingNew()
    {
        const QTemporaryDir home;
        const media::ViewPtr view = retaken(film(home));
        for (const double at : {0.0, 0.5, 0.96}) {
            model::CancelToken cancel;
            const auto done = render::handOver(
                view, withTakes(home.filePath(QStringLiteral("new/folder/a.otio"))),
                [&](double p) {
                    if (p >= at)
                        cancel.cancel();
                },
                cancel);
            QVERIFY(!done);
            QCOMPARE(done.error().kind, Error::Kind::Cancelled);
            QVERIFY(!QFileInfo::exists(home.filePath(QStringLiteral("new"))));
        }
        // Over an earlier hand-over, which stays whole.
        const QString path = home.filePath(QStringLiteral("a.otio"));
        const auto first = render::handOver(view, withTakes(path));
        QVERIFY(first);
        const QByteArray take = contentOf(first->files.back());
        const QStringList before = filesIn(home.path());
        model::CancelToken cancel;
        QVERIFY(!render::handOver(
            view, withTakes(path), [&](double) { cancel.cancel(); }, cancel));
        QCOMPARE(filesIn(home.path()), before);
        QCOMPARE(contentOf(first->files.back()), take);
    }

    // The last of all renames fails: what was placed before it goes, and what lay there comes back.
    void allFilesTakeTheirNamesOrNone()
    {
        const QTemporaryDir home;
        const media::ViewPtr view = retaken(film(home));
        HandoverWish wish = withTakes(home.filePath(QStringLiteral("for her/a.otio")));
        const auto first = render::handOver(view, wish);
        QVERIFY(first);
        const QString take = first->files.back(), folder = QFileInfo(wish.path).path();
        const QByteArray old("an older take");
        QFile file(take);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(old) > 0);
        file.close();
        // What no file may replace: it comes into being when all is written.
        wish.more = {interchange::Format::Edl};
        const QString edl = folder + QStringLiteral("/a.edl");
        const QByteArray list = contentOf(wish.path);
        const QStringList before = filesIn(folder);
        const auto second = render::handOver(view, wish, [&](double p) {
            if (p > 0.9)
                QDir().mkpath(edl + QStringLiteral("/not empty"));
        });
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Error::Kind::NotWritable);
        QCOMPARE(contentOf(take), old);
        QCOMPARE(contentOf(wish.path), list);
        QCOMPARE(filesIn(folder), before);
    }

    void whatCannotBeDoneIsSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("takes");
        QTest::addColumn<QString>("kind");
        QTest::newRow("an unknown suffix") << "a.txt" << false << "invalid-request";
        QTest::newRow("a folder that is missing") << "none/a.otio" << false << "not-writable";
        QTest::newRow("a folder that cannot be made")
            << "/proc/none/a.otio" << true << "not-writable";
        QTest::newRow("a file as folder") << "Mein Film.mov/a.otio" << true << "not-writable";
        QTest::newRow("a link to the source") << "link.otio" << false << "same-file";
    }

    void whatCannotBeDoneIsSaid()
    {
        QFETCH(QString, name);
        QFETCH(bool, takes);
        QFETCH(QString, kind);
        const QTemporaryDir home;
        const QString source = film(home);
        const media::ViewPtr view = retaken(source);
        QVERIFY(QFile::link(source, home.filePath(QStringLiteral("link.otio"))));
        const QStringList before = filesIn(home.path());
        HandoverWish wish;
        wish.path = QDir(home.path()).absoluteFilePath(name);
        wish.withTakes = takes;
        const auto done = render::handOver(view, wish);
        QVERIFY(!done);
        QCOMPARE(model::kindName(done.error().kind), kind);
        QCOMPARE(filesIn(home.path()), before);
    }
};

QTEST_MAIN(TestHandoverFolder)
#include "tst_handoverfolder.moc"
