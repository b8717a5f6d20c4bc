// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"
#include "timeline/media/audiosource.h"
#include "timeline/media/probe.h"
#include "timeline/media/sounddecoder.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace timeline;
using media::AudioSource;
using testsupport::MediaSpec;

class TestAudioSource : public QObject {
    Q_OBJECT

private slots:
    void clicksLieWhereThePictureIs_data();
    void clicksLieWhereThePictureIs();
    void readingInPiecesGivesTheSameSamples_data();
    void readingInPiecesGivesTheSameSamples();
    void jumpsLandOnTheSample_data();
    void jumpsLandOnTheSample();
    void ratesKeepPositions_data();
    void ratesKeepPositions();
    void channelsStayInOrder();
    void silenceLiesOutside();
    void truncatedFilesEndInSilence();
    void damagedFilesNeitherCrashNorHang_data();
    void damagedFilesNeitherCrashNorHang();
    void badRequestsAreRefused();
    void aFileThatChangesIsNoticed_data();
    void aFileThatChangesIsNoticed();
};

// As the file is now.
static void identify(media::MediaFile &file)
{
    const QFileInfo now(file.path);
    file.identity.size = now.size();
    file.identity.modified = now.lastModified();
}

static media::MediaFile opened(const MediaSpec &spec)
{
    media::MediaFile file;
    file.path = testsupport::make(spec);
    const auto info = media::probe(file.path);
    if (info)
        file.info = *info;
    identify(file);
    return file;
}

// The stamp of the first shown frame, from another program.
static double firstPicture(const QString &path)
{
    QProcess process;
    process.start(QStringLiteral("ffprobe"),
        {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-select_streams"),
            QStringLiteral("v:0"), QStringLiteral("-read_intervals"), QStringLiteral("%+#4"),
            QStringLiteral("-show_entries"), QStringLiteral("frame=pts_time"),
            QStringLiteral("-of"), QStringLiteral("csv=p=0"), path});
    process.waitForFinished(-1);
    return process.readLine().split(',').first().trimmed().toDouble();
}

static std::vector<float> readAll(
    const media::MediaFile &file, std::int64_t first, std::int64_t count, int rate, int channels)
{
    std::vector<float> out(std::size_t(count * channels), -9.0f);
    auto source = AudioSource::open(file, 0, rate, channels);
    if (!source || !(*source)->read(first, out))
        return {};
    return out;
}

// Clicks as sample numbers of the file's clock.
static std::vector<std::int64_t> expectedClicks(const MediaSpec &spec, double firstFrame, int rate)
{
    std::vector<std::int64_t> clicks;
    const double end = testsupport::expectedDuration(spec) - 0.03;
    for (double at = testsupport::firstClick; at < spec.cutAt + end;
         at += testsupport::clickDistance) {
        if (at > spec.cutAt + 0.03)
            clicks.push_back(std::llround((at - spec.cutAt + firstFrame) * rate));
    }
    return clicks;
}

static std::vector<std::int64_t> heardClicks(
    const std::vector<float> &samples, std::int64_t first, int rate, int channels)
{
    std::vector<std::int64_t> clicks = testsupport::clickPositions(samples, channels, 0, rate);
    for (std::int64_t &click : clicks)
        click += first;
    return clicks;
}

void TestAudioSource::clicksLieWhereThePictureIs_data()
{
    QTest::addColumn<QString>("name");
    // How far FFmpeg's muxer itself puts sound from picture: it rounds start stamps to the
    // container's ticks (MPEG-TS 1/90000 s, Matroska and an MP4 edit list 1 ms), and shifts Opus in
    // WebM by its priming.
    QTest::addColumn<int>("tolerance");
    for (const MediaSpec &row : testsupport::matrix()) {
        if (row.audioChannels == 0)
            continue;
        const int tolerance = row.extension == QLatin1String("ts")         ? 1
            : row.extension == QLatin1String("webm")                       ? 336
            : row.extension == QLatin1String("mkv") || row.startOffset > 0 ? 48
                                                                           : 0;
        QTest::newRow(qPrintable(row.name)) << row.name << tolerance;
    }
}

void TestAudioSource::clicksLieWhereThePictureIs()
{
    QFETCH(QString, name);
    QFETCH(int, tolerance);
    const MediaSpec spec = testsupport::spec(name);
    const media::MediaFile file = opened(spec);
    const double start = firstPicture(file.path);
    const int rate = file.info.audio.at(0).sampleRate;
    const auto first = std::int64_t(start * rate);
    const auto count = std::int64_t((testsupport::expectedDuration(spec) - 0.03) * rate);
    const auto samples = readAll(file, first, count, rate, spec.audioChannels);
    const auto heard = heardClicks(samples, first, rate, spec.audioChannels);
    auto expected = expectedClicks(spec, start, rate);
    QCOMPARE(heard.size(), expected.size());
    const std::int64_t shift = heard.front() - expected.front();
    QVERIFY2(std::abs(shift) <= tolerance, qPrintable(QString::number(shift)));
    for (std::int64_t &click : expected)
        click += shift;
    QCOMPARE(heard, expected);
}

void TestAudioSource::readingInPiecesGivesTheSameSamples_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("rate");
    QTest::newRow("at the file's own rate") << "H.264 baseline" << 48000;
    QTest::newRow("resampled up") << "sound at 44.1 kHz" << 48000;
    QTest::newRow("resampled down") << "H.264 baseline" << 44100;
    QTest::newRow("resampled by much") << "H.264 baseline" << 8000;
}

void TestAudioSource::readingInPiecesGivesTheSameSamples()
{
    QFETCH(QString, name);
    QFETCH(int, rate);
    const media::MediaFile file = opened(testsupport::spec(name));
    const std::int64_t first = -500, count = rate * 2;
    const auto whole = readAll(file, first, count, rate, 2);
    QCOMPARE(whole.size(), std::size_t(count * 2));

    auto source = AudioSource::open(file, 0, rate, 2);
    QVERIFY(source);
    std::mt19937 random(7);
    std::vector<float> pieces;
    while (std::int64_t(pieces.size()) < count * 2) {
        const std::int64_t done = std::int64_t(pieces.size()) / 2;
        std::vector<float> piece(
            std::size_t(2 * std::min<std::int64_t>(count - done, random() % 3000)));
        QVERIFY((*source)->read(first + done, piece));
        pieces.insert(pieces.end(), piece.begin(), piece.end());
    }
    QVERIFY(pieces == whole);
}

void TestAudioSource::jumpsLandOnTheSample_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("rate");
    QTest::addColumn<bool>("exact"); // codecs that fill bands with noise never decode twice alike
    QTest::newRow("PCM in MOV") << "ProRes in MOV" << 48000 << true;
    QTest::newRow("PCM in MOV, resampled") << "ProRes in MOV" << 44100 << true;
    QTest::newRow("AAC in MP4") << "H.264 baseline" << 48000 << false;
    QTest::newRow("AAC in MP4, resampled") << "sound at 44.1 kHz" << 48000 << false;
    QTest::newRow("AAC in MP4 with an edit list")
        << "an edit list that hides a pre-roll" << 48000 << false;
    QTest::newRow("AAC in Matroska") << "Matroska" << 48000 << false;
    QTest::newRow("AAC in MPEG-TS") << "MPEG-TS" << 48000 << false;
    QTest::newRow("Opus in WebM") << "VP9 in WebM" << 48000 << false;
}

void TestAudioSource::jumpsLandOnTheSample()
{
    QFETCH(QString, name);
    QFETCH(int, rate);
    QFETCH(bool, exact);
    const MediaSpec spec = testsupport::spec(name);
    const media::MediaFile file = opened(spec);
    const auto start = std::int64_t(firstPicture(file.path) * rate);
    const auto count = std::int64_t(testsupport::expectedDuration(spec) * rate);
    const auto whole = readAll(file, start, count, rate, 2);
    QCOMPARE(whole.size(), std::size_t(count * 2));

    auto source = AudioSource::open(file, 0, rate, 2);
    QVERIFY(source);
    std::mt19937 random(3);
    std::vector<float> piece(std::size_t(rate / 2 * 2));
    for (int i = 0; i < 25; ++i) {
        const std::int64_t at = std::int64_t(random()) % (count - rate / 2);
        QVERIFY((*source)->read(start + at, piece));
        // Far away, so that the next read has to seek.
        QVERIFY((*source)->read(start - 100 * rate, std::span<float>()));
        double worst = 0;
        for (std::size_t k = 0; k < piece.size(); ++k)
            worst = std::max(worst, double(std::abs(piece[k] - whole[std::size_t(at * 2) + k])));
        QVERIFY2(worst <= (exact ? 0.0 : 0.02),
            qPrintable(QStringLiteral("%1 off at %2").arg(worst).arg(at)));
    }
}

void TestAudioSource::ratesKeepPositions_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("rate");
    for (const char *name : {"H.264 baseline", "sound at 44.1 kHz", "mono sound"}) {
        for (int rate : {32000, 44100, 48000, 96000})
            QTest::addRow("%s, read at %d Hz", name, rate) << QString::fromLatin1(name) << rate;
    }
}

void TestAudioSource::ratesKeepPositions()
{
    QFETCH(QString, name);
    QFETCH(int, rate);
    const MediaSpec spec = testsupport::spec(name);
    const media::MediaFile file = opened(spec);
    const auto samples = readAll(file, 0, 3 * rate, rate, 1);
    QCOMPARE(heardClicks(samples, 0, rate, 1), expectedClicks(spec, 0, rate));
}

void TestAudioSource::channelsStayInOrder()
{
    const media::MediaFile file = opened(testsupport::spec(QStringLiteral("5.1 sound")));
    const auto samples = readAll(file, 48000 + 14400, 9600, 48000, 6);
    for (int channel : {0, 1, 2, 4, 5})
        QCOMPARE(testsupport::toneHeard(samples, 6, channel, 48000), std::optional<int>(channel));
    const auto stereo = readAll(file, 48000 + 14400, 9600, 48000, 2);
    QCOMPARE(stereo.size(), std::size_t(9600 * 2));
    QVERIFY(testsupport::toneHeard(stereo, 2, 0, 48000).has_value());
}

void TestAudioSource::silenceLiesOutside()
{
    const MediaSpec spec = testsupport::spec(QStringLiteral("a clock that starts at 5 s"));
    const media::MediaFile file = opened(spec);
    const std::vector<float> nothing(4 * 48000 * 2, 0.0f);
    QVERIFY(readAll(file, 48000 / 2, 4 * 48000, 48000, 2) == nothing);
    QVERIFY(readAll(file, 9 * 48000, 4 * 48000, 48000, 2) == nothing);
    QVERIFY(readAll(file, -400 * 48000, 4 * 48000, 48000, 2) == nothing);
    QVERIFY(readAll(file, std::int64_t(1) << 40, 4 * 48000, 48000, 2) == nothing);
}

void TestAudioSource::truncatedFilesEndInSilence()
{
    const MediaSpec spec = testsupport::spec(QStringLiteral("Matroska"));
    media::MediaFile file = opened(spec);
    QTemporaryDir folder;
    QFile whole(file.path);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    file.path = folder.filePath(QStringLiteral("cut.mkv"));
    QFile cut(file.path);
    QVERIFY(cut.open(QIODevice::WriteOnly));
    cut.write(whole.read(whole.size() / 2));
    cut.close();
    identify(file);
    const auto samples = readAll(file, 0, 3 * 48000, 48000, 2);
    QCOMPARE(samples.size(), std::size_t(3 * 48000 * 2));
    QVERIFY(testsupport::toneHeard(std::span(samples).first(48000), 2, 0, 48000).has_value());
    QVERIFY(!testsupport::toneHeard(std::span(samples).last(48000), 2, 0, 48000).has_value());
}

void TestAudioSource::damagedFilesNeitherCrashNorHang_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"H.264 baseline", "Matroska", "MPEG-TS", "VP9 in WebM", "5.1 sound"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestAudioSource::damagedFilesNeitherCrashNorHang()
{
    QFETCH(QString, name);
    media::MediaFile file = opened(testsupport::spec(name));
    QFile whole(file.path);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    QTemporaryDir folder;
    file.path = folder.filePath(QStringLiteral("damaged"));
    std::mt19937 random(11);
    int read = 0;
    for (int round = 0; round < 20; ++round) {
        QByteArray damaged = bytes;
        for (int i = 0; i < 200; ++i)
            damaged[qsizetype(random() % std::size_t(damaged.size()))] = char(random());
        QFile out(file.path);
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        out.write(damaged);
        out.close();
        identify(file);
        auto source = AudioSource::open(file, 0, 44100, 2);
        if (!source)
            continue;
        // Whether it succeeds is the file's fortune; what is given must be numbers.
        std::vector<float> samples(44100 * 4 * 2, 0.0f);
        const bool ok = (*source)->read(0, samples) && (*source)->read(44100, samples);
        read += ok;
        QVERIFY(!ok || std::ranges::none_of(samples, [](float s) { return std::isnan(s); }));
    }
    QVERIFY(read > 0);
}

void TestAudioSource::badRequestsAreRefused()
{
    const media::MediaFile file = opened(testsupport::spec(QStringLiteral("mono sound")));
    using Kind = model::Error::Kind;
    QCOMPARE(AudioSource::open(file, 1, 48000, 2).error().kind, Kind::OutOfRange);
    QCOMPARE(AudioSource::open(file, 0, 0, 2).error().kind, Kind::OutOfRange);
    QCOMPARE(AudioSource::open(file, 0, 48000, 0).error().kind, Kind::OutOfRange);
    media::MediaFile gone = file;
    gone.path += QStringLiteral(".gone");
    QCOMPARE(AudioSource::open(gone, 0, 48000, 2).error().kind, Kind::NotFound);
    auto source = AudioSource::open(file, 0, 48000, 2);
    QVERIFY(source);
    std::vector<float> odd(3);
    QCOMPARE((*source)->read(0, odd).error().kind, Kind::OutOfRange);
}

void TestAudioSource::aFileThatChangesIsNoticed_data()
{
    QTest::addColumn<bool>("grows");
    QTest::newRow("it grows") << true;
    QTest::newRow("it is written to in place") << false;
}

void TestAudioSource::aFileThatChangesIsNoticed()
{
    QFETCH(bool, grows);
    using Kind = model::Error::Kind;
    QTemporaryDir folder;
    media::MediaFile file = opened(testsupport::spec(QStringLiteral("mono sound")));
    const QString path = folder.filePath(QStringLiteral("changing.mp4"));
    QVERIFY(QFile::copy(file.path, path));
    file.path = path;
    identify(file);
    auto source = AudioSource::open(file, 0, 48000, 2);
    QVERIFY(source);
    std::vector<float> samples(2048);
    QVERIFY((*source)->read(0, samples));
    auto decoder = media::SoundDecoder::open(file, 0);
    QVERIFY(decoder && (*decoder)->next());
    QFile other(path);
    QVERIFY(
        other.open(QIODevice::ReadWrite) && other.seek(grows ? other.size() : other.size() / 2));
    QVERIFY(other.write("changed") == 7 && other.flush());
    QVERIFY(
        other.setFileTime(file.identity.modified.addSecs(5), QFileDevice::FileModificationTime));
    // What follows, what is ready already, what has to be sought.
    for (const std::int64_t first : {1024, 1536, 0, 96'000}) {
        const auto read = (*source)->read(first, samples);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Kind::SourceChanged);
    }
    QCOMPARE((*decoder)->seek(48'000).error().kind, Kind::SourceChanged);
    auto block = (*decoder)->next();
    while (block && *block)
        block = (*decoder)->next();
    QVERIFY(!block);
    QCOMPARE(block.error().kind, Kind::SourceChanged);
    QCOMPARE(AudioSource::open(file, 0, 48000, 2).error().kind, Kind::SourceChanged);
}

QTEST_GUILESS_MAIN(TestAudioSource)
#include "tst_audiosource.moc"
