// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/render/soundcopy.h"
#include "timeline/render/exporter.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace timeline;
using testsupport::MediaSpec;
using testsupport::words;

Q_DECLARE_METATYPE(MediaSpec)

namespace {

constexpr int from = 30, to = 50; // frames at 25 a second

MediaSpec sourceSpec(const char *sound, const char *extension, int channels = 2)
{
    MediaSpec spec;
    spec.name = QStringLiteral("a source of an export");
    spec.audioArgs = words(sound);
    spec.audioChannels = channels;
    spec.extension = QString::fromLatin1(extension);
    return spec;
}

// Its clicks lie 0.43 s and 0.93 s after the range's begin.
media::ViewPtr withTake(const MediaSpec &spec, bool hasSound)
{
    MediaSpec take = sourceSpec("-c:a aac -b:a 256k", "mp4");
    take.firstNumber = 2000;
    return testsupport::withTake(testsupport::openSequence(testsupport::make(spec)),
        {testsupport::make(take), {{from}, {to}}, 8, 0, true, hasSound, {}});
}

media::MediaFile exported(const media::ViewPtr &view, const QString &path)
{
    const auto plan = render::planExport(*view, render::Preset::MatchSource, path);
    if (!plan)
        qFatal("no plan: %s", qPrintable(plan.error().detail));
    const auto done = render::runExport(view, *plan, path);
    if (!done)
        qFatal("no export: %s", qPrintable(done.error().detail));
    return testsupport::opened(path);
}

std::vector<std::int64_t> clicksOf(const media::ViewPtr &view)
{
    std::vector<float> sound(2 * 4 * 48'000);
    if (!media::SequenceReader(view).samples(0, 48'000, 2, sound))
        return {};
    return testsupport::clickPositions(sound, 2);
}

} // namespace

// Sound through the whole of an export: plan, copy, check.
class TestSoundExport : public QObject {
    Q_OBJECT

private slots:
    void theTakesSoundIsLaidIn_data()
    {
        QTest::addColumn<MediaSpec>("spec");
        QTest::addColumn<QString>("codec");
        QTest::addColumn<int>("atMost"); // sound packets that are no longer the source's
        QTest::addColumn<int>("tolerance"); // samples
        const auto row = [](const char *name, const MediaSpec &spec, const char *codec, int atMost,
                             int tolerance) {
            QTest::newRow(name) << spec << QString::fromLatin1(codec) << atMost << tolerance;
        };
        const char *aac = "-c:a aac -aac_pns 0";
        row("AAC in MP4", sourceSpec(aac, "mp4"), "aac", 46, 0);
        row("AAC in MOV", sourceSpec(aac, "mov"), "aac", 46, 0);
        row("AAC in Matroska", sourceSpec(aac, "mkv"), "aac", 46, 0);
        row("5.1", sourceSpec(aac, "mp4", 6), "aac", 46, 0);
        row("PCM in MOV", sourceSpec("-c:a pcm_s24le", "mov"), "pcm_s24le", 40, 0);
        row("MP3", sourceSpec("-c:a libmp3lame", "mp4"), "mp3", -1, 0);
        row("FLAC in Matroska", sourceSpec("-c:a flac", "mkv"), "flac", -1, 48);
        row("silence", sourceSpec("", "mp4", 0), "aac", -1, 1);
        row("silence in Matroska", sourceSpec("", "mkv", 0), "aac", -1, 49);
    }

    void theTakesSoundIsLaidIn()
    {
        QFETCH(MediaSpec, spec);
        QFETCH(QString, codec);
        QFETCH(int, atMost);
        QFETCH(int, tolerance);
        const QTemporaryDir folder;
        const media::ViewPtr view = withTake(spec, true);
        const media::MediaFile &source = *media::sourceFile(*view);
        const auto out = exported(view, folder.filePath(QStringLiteral("out.") + spec.extension));
        QCOMPARE(out.info.audio.size(), std::size_t(1));
        QCOMPARE(out.info.audio.front().codec, codec);

        const auto meant = clicksOf(view);
        const auto found = clicksOf(testsupport::sequenceOf(out));
        QVERIFY(!meant.empty());
        QCOMPARE(found.size(), meant.size());
        for (std::size_t i = 0; i < meant.size(); ++i)
            QVERIFY2(std::abs(found[i] - meant[i]) <= tolerance,
                qPrintable(QStringLiteral("%1 %2").arg(found[i]).arg(meant[i])));
        // The pictures were copied all the same, each at its time.
        QCOMPARE(out.index->count(), source.index->count());
        for (model::FrameNumber n{0}; n.value < out.index->count(); n = n + 1)
            QCOMPARE(out.index->at(n).pts, source.index->at(n).pts);
        if (atMost < 0)
            return;
        const auto before = testsupport::soundPackets(source);
        const auto after = testsupport::soundPackets(out);
        QCOMPARE(after.size(), before.size());
        int differing = 0;
        for (std::size_t i = 0; i < before.size(); ++i) {
            QCOMPARE(after[i].pts, before[i].pts);
            differing += after[i].bytes == before[i].bytes ? 0 : 1;
        }
        QVERIFY2(differing > 30 && differing <= atMost, qPrintable(QString::number(differing)));
    }

    void aTakeOfThePictureAloneLeavesTheSound()
    {
        const QTemporaryDir folder;
        const MediaSpec spec = sourceSpec("-c:a libmp3lame", "mp4");
        const media::ViewPtr view = withTake(spec, false);
        const auto out = exported(view, folder.filePath(QStringLiteral("out.mp4")));
        QVERIFY(
            testsupport::soundPackets(out) == testsupport::soundPackets(*media::sourceFile(*view)));
    }
};

QTEST_GUILESS_MAIN(TestSoundExport)
#include "tst_soundexport.moc"
