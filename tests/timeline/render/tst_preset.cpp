// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/preset.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/sequencereader.h"
#include "timeline/render/comparisonpainter.h"
#include "timeline/render/exporter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline;
using model::Error;
using render::Preset;

namespace {

constexpr int from = 20, to = 45, takeFirst = 12;

// 50 frames, in the middle of which a take is seen and heard.
media::ViewPtr sequence()
{
    testsupport::MediaSpec film, take;
    film.name = QStringLiteral("a film for the presets");
    film.frames = 50;
    take.name = QStringLiteral("a take for the presets");
    take.frames = 40;
    take.firstNumber = 2000;
    take.size = {640, 360};
    return testsupport::withTake(testsupport::openSequence(testsupport::make(film)),
        {testsupport::make(take), {{from}, {to}}, takeFirst, 0, true, true, {}});
}

// "video:h264,High,320,180,yuv420p,50", one line a stream, and the seconds.
QString probed(const QString &path)
{
    const QByteArray told = testsupport::runFfprobe(
        testsupport::words("-count_frames -show_entries "
                           "stream=codec_type,codec_name,profile,width,height,pix_fmt,sample_rate,"
                           "channels,nb_read_frames:format=duration -of json")
        << path);
    const QJsonObject all = QJsonDocument::fromJson(told).object();
    QStringList lines;
    for (const QJsonValue &each : all[QStringLiteral("streams")].toArray()) {
        const QJsonObject stream = each.toObject();
        const auto word = [&](const char *key) {
            return stream[QLatin1String(key)].toVariant().toString();
        };
        if (word("codec_type") == QLatin1String("data")) // the timecode's own track
            continue;
        lines << (word("codec_type") == QLatin1String("video")
                ? QStringList{word("codec_name"), word("profile"), word("width"), word("height"),
                    word("pix_fmt"), word("nb_read_frames")}
                : QStringList{word("codec_name"), word("sample_rate"), word("channels")})
                     .join(QLatin1Char(' '));
    }
    const double seconds =
        all[QStringLiteral("format")].toObject()[QStringLiteral("duration")].toString().toDouble();
    // Coded sound ends with a whole packet.
    lines << QStringLiteral("%1 s").arg(seconds, 0, 'f', 1);
    return lines.join(QStringLiteral(" | "));
}

// What a decoder has to say about the file; nothing when all is well.
QByteArray complaints(const QString &path)
{
    // Of two channels in a WAV it says that it takes them for stereo.
    const char *level = path.endsWith(QLatin1String(".wav")) ? "error" : "warning";
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"),
        QStringList{QStringLiteral("-v"), QString::fromLatin1(level), QStringLiteral("-nostdin"),
            QStringLiteral("-i"), path}
            + testsupport::words("-f null -"));
    ffmpeg.waitForFinished(60'000);
    return ffmpeg.readAllStandardError();
}

std::vector<int> numbersOf(const media::ViewPtr &view, QRect part = {})
{
    media::SequenceReader reader(view);
    std::vector<int> numbers;
    for (std::int64_t n = 0; n < view->grid->count(); ++n) {
        const auto image = reader.image({n}, {});
        const QImage picture = image ? (part.isNull() ? *image : image->copy(part)) : QImage();
        numbers.push_back(testsupport::readNumber(picture).value_or(-1));
    }
    return numbers;
}

std::vector<int> originalNumbers()
{
    std::vector<int> numbers;
    for (int n = 0; n < 50; ++n)
        numbers.push_back(n);
    return numbers;
}

std::vector<int> numbersNow()
{
    std::vector<int> numbers = originalNumbers();
    for (int n = from; n < to; ++n)
        numbers[std::size_t(n)] = 2000 + takeFirst + n - from;
    return numbers;
}

render::ExportPlan written(const media::ViewPtr &view, Preset preset, const QString &path)
{
    const auto plan = render::planExport(*view, preset, path);
    if (!plan)
        qFatal("no plan: %s", qPrintable(plan.error().detail));
    const auto done = render::runExport(view, *plan, path);
    if (!done)
        qFatal("not written: %s", qPrintable(done.error().detail));
    return done->plan;
}

} // namespace

class TestPreset : public QObject {
    Q_OBJECT

private slots:
    void eachPresetIsWrittenAsItSays_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QString>("streams");
        const auto row = [](const char *word, const char *suffix, const char *streams) {
            QTest::addRow("%s in .%s", word, suffix) << QString::fromLatin1(
                word) << QString::fromLatin1(suffix) << QString::fromLatin1(streams);
        };
        const char *h264 = "h264 High 320 180 yuv420p 50 | aac 48000 2 | 2.0 s";
        const char *hevc = "hevc Main 320 180 yuv420p 50 | aac 48000 2 | 2.0 s";
        row("match", "mp4", h264);
        row("h264", "mp4", h264);
        row("h264", "mov", h264);
        row("h264", "mkv", h264);
        row("hevc", "mp4", hevc);
        row("hevc", "mkv", hevc);
        row("prores", "mov", "prores HQ 320 180 yuv422p10le 50 | pcm_s16le 48000 2 | 2.0 s");
        row("vp9", "webm", "vp9 Profile 0 320 180 yuv420p 50 | opus 48000 2 | 2.0 s");
        row("vp9", "mkv", "vp9 Profile 0 320 180 yuv420p 50 | opus 48000 2 | 2.0 s");
        row("vp9", "mp4", "vp9 Profile 0 320 180 yuv420p 50 | aac 48000 2 | 2.0 s");
        row("av1", "mp4", "av1 Main 320 180 yuv420p 50 | aac 48000 2 | 2.0 s");
        row("av1", "webm", "av1 Main 320 180 yuv420p 50 | opus 48000 2 | 2.0 s");
        row("av1", "mkv", "av1 Main 320 180 yuv420p 50 | opus 48000 2 | 2.0 s");
    }

    void eachPresetIsWrittenAsItSays()
    {
        QFETCH(QString, word);
        QFETCH(QString, suffix);
        QFETCH(QString, streams);
        const media::ViewPtr view = sequence();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.") + suffix);
        written(view, *render::presetCalled(word), path);
        QCOMPARE(probed(path), streams);
        QCOMPARE(complaints(path), QByteArray());
        const media::ViewPtr out = testsupport::openSequence(path);
        QCOMPARE(numbersOf(out), numbersNow());
        const model::Flicks tolerance{model::flicksPerSecond / 1000};
        for (std::int64_t n = 0; n < out->grid->count(); ++n)
            QVERIFY(
                std::chrono::abs(out->grid->timeOf({n}) - view->grid->timeOf({n})) <= tolerance);
    }

    void theSoundAloneHasEverySample()
    {
        const media::ViewPtr view = sequence();
        QTemporaryDir folder;
        const QString wav = folder.filePath(QStringLiteral("out.wav"));
        const QString m4a = folder.filePath(QStringLiteral("out.m4a"));
        written(view, Preset::SoundOnly, wav);
        written(view, Preset::SoundOnly, m4a);
        QCOMPARE(probed(wav), QStringLiteral("pcm_s16le 48000 2 | 2.0 s"));
        QCOMPARE(probed(m4a), QStringLiteral("aac 48000 2 | 2.0 s"));
        QCOMPARE(complaints(wav) + complaints(m4a), QByteArray());
        std::vector<float> now(2 * 96'000);
        QVERIFY(media::SequenceReader(view).samples(0, 48'000, 2, now));
        const QByteArray raw = testsupport::runFfmpeg(
            QStringList{QStringLiteral("-i"), wav} + testsupport::words("-f f32le -"));
        QCOMPARE(raw.size(), qsizetype(now.size() * sizeof(float)));
        const auto *samples = reinterpret_cast<const float *>(raw.constData());
        for (std::size_t i = 0; i < now.size(); ++i)
            QVERIFY2(std::abs(samples[i] - now[i]) <= 1.0F / 32768, qPrintable(QString::number(i)));
    }

    void aTakeAloneFitsTheSequence()
    {
        const media::ViewPtr view = sequence();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("take.mov"));
        const render::ExportPlan plan = written(view, Preset::TakeAlone, path);
        QCOMPARE(plan.frames, to - from);
        QCOMPARE(probed(path),
            QStringLiteral("prores HQ 320 180 yuv422p10le 25 | pcm_s24le 48000 2 | 1.0 s"));
        QCOMPARE(complaints(path), QByteArray());
        const media::ViewPtr out = testsupport::openSequence(path);
        std::vector<int> wanted;
        for (int n = from; n < to; ++n)
            wanted.push_back(2000 + takeFirst + n - from);
        QCOMPARE(numbersOf(out), wanted);
        QCOMPARE(out->files.cbegin()->info.timecode, QStringLiteral("00:00:00:20"));
    }

    void whichTakeIsMeantMustBeClear()
    {
        const QString path = QStringLiteral("/x/take.mov");
        const media::ViewPtr view = sequence();
        media::SequenceView none = *view;
        for (model::Clip &clip : none.project.sequence.clips)
            clip.picture = clip.sound = std::nullopt;
        const auto refused = render::planExport(none, Preset::TakeAlone, path);
        QVERIFY(!refused);
        QCOMPARE(refused.error(),
            (Error{Error::Kind::InvalidRequest, QStringLiteral("no take is in use")}));
        // One that is not in use can be named.
        const model::TakeId take = view->project.takes.back().id;
        QCOMPARE(render::planExport(none, Preset::TakeAlone, path, take).value().frames, to - from);
        media::SequenceView two = *view;
        model::Take second = two.project.takes.back();
        second.id = {90};
        second.number = 7;
        two.project.takes.push_back(second);
        for (model::Clip &clip : two.project.sequence.clips) {
            if (clip.picture == take) {
                clip.slices.push_back({second.id, clip.slice(take)->start});
                clip.sound = second.id;
            }
        }
        const auto several = render::planExport(two, Preset::TakeAlone, path);
        QVERIFY(!several);
        QCOMPARE(several.error().detail, QStringLiteral("takes 1, 7 are in use; say which one"));
    }

    void aReviewShowsBothBesideEachOther()
    {
        const media::ViewPtr view = sequence();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("review.mp4"));
        const render::ExportPlan plan = written(view, Preset::SideBySide, path);
        const render::ReviewLayout layout = render::reviewLayout({320, 180});
        QCOMPARE(layout.size, QSize(644, 196));
        QCOMPARE(plan.size, layout.size);
        QCOMPARE(
            probed(path), QStringLiteral("h264 High 644 196 yuv420p 50 | aac 48000 2 | 2.0 s"));
        QCOMPARE(complaints(path), QByteArray());
        const media::ViewPtr out = testsupport::openSequence(path);
        QCOMPARE(numbersOf(out, layout.a), originalNumbers());
        QCOMPARE(numbersOf(out, layout.b), numbersNow());
        // The words differ where a take is shown, and nowhere else but for the numbers.
        media::SequenceReader reader(out);
        const QRect right(layout.size.width() - 80, layout.words.top(), 80, layout.words.height());
        const auto wordsAt = [&](int n) { return reader.image({n}, {})->copy(right); };
        const auto brightest = [](const QImage &image) {
            int most = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    most = std::max(most, qGray(image.pixel(x, y)));
            }
            return most;
        };
        QVERIFY(brightest(wordsAt(0)) > 150 && brightest(wordsAt(30)) > 150);
        QVERIFY(wordsAt(0) != wordsAt(30));
    }

    void aReviewStaysWhatPlayersTake_data()
    {
        QTest::addColumn<QSize>("sequence");
        QTest::addColumn<QSize>("whole");
        QTest::newRow("1080p") << QSize(1920, 1080) << QSize(3840, 1132);
        QTest::newRow("4K") << QSize(3840, 2160) << QSize(3840, 1132);
        QTest::newRow("upright 4K") << QSize(2160, 3840) << QSize(2360, 2160);
        QTest::newRow("small") << QSize(320, 180) << QSize(644, 196);
        QTest::newRow("odd") << QSize(321, 181) << QSize(644, 196);
    }

    void aReviewStaysWhatPlayersTake()
    {
        QFETCH(QSize, sequence);
        const QSize size = render::reviewLayout(sequence).size;
        QTEST(size, "whole");
        QVERIFY(size.width() <= 3840 && size.height() <= 2160);
        QVERIFY(size.width() % 2 == 0 && size.height() % 2 == 0);
    }

    void namesAreCorrected_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("corrected");
        const auto row = [](const char *name, const char *word, const char *path,
                             const char *corrected) {
            QTest::newRow(name) << QString::fromLatin1(word) << QString::fromLatin1(path)
                                << QString::fromLatin1(corrected);
        };
        row("what fits stays", "h264", "/v/a.mkv", "/v/a.mkv");
        row("another preset's suffix is replaced", "prores", "/v/a.mp4", "/v/a.mov");
        row("a picture's suffix is no sound's", "sound", "/v/a.b.mov", "/v/a.b.wav");
        row("without a suffix", "vp9", "/v/a", "/v/a.webm");
        row("a point in the name", "h264", "/v/a v1.2", "/v/a v1.2.mp4");
        row("in capitals", "prores", "/v/A.MOV", "/v/A.MOV");
        row("nothing", "prores", "", "");
    }

    void namesAreCorrected()
    {
        QFETCH(QString, word);
        QFETCH(QString, path);
        QTEST(render::withSuffixFor(*render::presetCalled(word), path), "corrected");
    }

    void whatIsLostIsSaid()
    {
        model::VideoInfo source;
        source.codec = QStringLiteral("hevc");
        source.pixelFormat = QStringLiteral("yuv422p10le");
        source.bitDepth = 10;
        const auto lost = [&](Preset preset) {
            return render::pictureLosses(preset, source, true).join(QLatin1Char(' '));
        };
        QCOMPARE(lost(Preset::MatchSource), QString());
        QCOMPARE(lost(Preset::Hevc), QString());
        QCOMPARE(lost(Preset::ProRes), QString());
        QCOMPARE(lost(Preset::H264),
            QStringLiteral("HDR becomes SDR. 10-bit colour becomes 8-bit. "
                           "Colour at 4:2:2 becomes 4:2:0."));
        QCOMPARE(lost(Preset::Av1), QStringLiteral("Colour at 4:2:2 becomes 4:2:0."));
        source.pixelFormat = QStringLiteral("yuva444p12le");
        source.bitDepth = 12;
        QCOMPARE(lost(Preset::ProRes),
            QStringLiteral("12-bit colour becomes 10-bit. Colour at 4:4:4 becomes 4:2:2. "
                           "Transparency is left out."));
    }
};

QTEST_MAIN(TestPreset)
#include "tst_preset.moc"
