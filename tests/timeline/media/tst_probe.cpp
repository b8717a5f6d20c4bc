// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "timeline/media/demuxer.h"
#include "timeline/media/mediafile.h"
#include "timeline/media/probe.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline::media;
using namespace timeline::model;
using Kind = Error::Kind;

namespace {

QString named(const char *name)
{
    return testsupport::make(testsupport::spec(QString::fromLatin1(name)));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    return file.readAll();
}

// The kind of error, or "opened".
QString outcome(const Result<MediaFile> &file)
{
    return file ? QStringLiteral("opened") : kindName(file.error().kind);
}

} // namespace

class TestProbe : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_plain = named("H.264 with B-frames and a long GOP");
        m_faststart = path("faststart.mp4");
        testsupport::runFfmpeg("-c copy -movflags +faststart", m_plain, m_faststart);
    }

    void knowsAnEmbeddedTimecode()
    {
        QCOMPARE(probe(m_plain)->timecode, QString());
        for (const char *name : {"timecode.mov", "timecode.mp4", "timecode.mkv"}) {
            const QString file = path(name);
            testsupport::runFfmpeg("-c copy -timecode 10:20:30:04", m_plain, file);
            QCOMPARE(probe(file)->timecode, QStringLiteral("10:20:30:04"));
        }
    }

    void saysWhatAFileIs()
    {
        const auto info = probe(named("HEVC 10-bit"));
        QVERIFY(info);
        QCOMPARE(info->container, QStringLiteral("mov,mp4,m4a,3gp,3g2,mj2"));
        QCOMPARE(info->video.codec, QStringLiteral("hevc"));
        QCOMPARE(info->video.codedSize, QSize(320, 180));
        QCOMPARE(info->video.displaySize, QSize(320, 180));
        QCOMPARE(info->video.pixelFormat, QStringLiteral("yuv420p10le"));
        QCOMPARE(info->video.bitDepth, 10);
        QCOMPARE(info->video.frameRate, (Rational{25, 1}));
        QCOMPARE(info->video.rotation, 0);
        QVERIFY(!info->video.interlaced);
        QCOMPARE(info->audio.size(), std::size_t(1));
        QCOMPARE(info->audio.front().profile, QStringLiteral("LC"));
        QCOMPARE(info->audio.front().sampleRate, 48000);
        QCOMPARE(info->audio.front().channelLayout, QStringLiteral("stereo"));
        QCOMPARE(info->otherStreams, 0);
    }

    void knowsHowAPictureIsShown()
    {
        const auto turned = probe(named("a picture to be turned by 90 degrees"));
        QVERIFY(turned);
        QCOMPARE(turned->video.rotation, 90);
        QCOMPARE(turned->video.displaySize, turned->video.codedSize.transposed());
        const QString wide = path("wide.mkv");
        testsupport::runFfmpeg(
            "-frames:v 5 -an -vf setsar=4/3,setparams=colorspace=bt709:range=tv:color_primaries="
            "bt709:color_trc=bt709 -c:v libx264 -preset ultrafast",
            m_plain, wide);
        const auto info = probe(wide);
        QVERIFY(info);
        QCOMPARE(info->video.sampleAspect, (Rational{4, 3}));
        QCOMPARE(info->video.displaySize, QSize(427, 180));
        QCOMPARE(info->video.color.matrix, QStringLiteral("bt709"));
        QCOMPARE(info->video.color.range, QStringLiteral("tv"));
        QVERIFY(info->audio.empty());
    }

    void countsTheOtherStreams()
    {
        const QString chapters = path("chapters.txt");
        write("chapters.txt",
            ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=1\n[CHAPTER]\nTIMEBASE=1/"
            "1\nSTART=1\nEND=2\n");
        write("words.srt", "1\n00:00:00,000 --> 00:00:01,000\nwords\n");
        const QString rich = path("rich.mkv");
        testsupport::runFfmpeg({QStringLiteral("-i"), m_plain, QStringLiteral("-i"),
            path("words.srt"), QStringLiteral("-i"), chapters, QStringLiteral("-map"),
            QStringLiteral("0"), QStringLiteral("-map"), QStringLiteral("0:a"),
            QStringLiteral("-map"), QStringLiteral("1"), QStringLiteral("-map_chapters"),
            QStringLiteral("2"), QStringLiteral("-c"), QStringLiteral("copy"), rich});
        const auto info = probe(rich);
        QVERIFY(info);
        QCOMPARE(info->audio.size(), std::size_t(2));
        QCOMPARE(info->otherStreams, 1);
        QCOMPARE(info->chapters, 2);
    }

    void aFileIsKnownByItsEnds()
    {
        const QString copy = write("copy.mp4", contentOf(m_plain));
        const auto original = identify(m_plain);
        const auto same = identify(copy);
        QVERIFY(original && same);
        QCOMPARE(same->size, original->size);
        QCOMPARE(same->edgeHash, original->edgeHash);
        QByteArray other = contentOf(m_plain);
        other[other.size() - 1] = char(other.back() ^ 1);
        QVERIFY(identify(write("copy.mp4", other))->edgeHash != original->edgeHash);
        QCOMPARE(identify(path("missing")).error().kind, Kind::NotFound);
    }

    void eachBadFileIsNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("kind");
        const QByteArray plain = contentOf(m_plain);
        const QByteArray fast = contentOf(m_faststart);
        const auto row = [](const char *name, const QString &file, Kind kind) {
            QTest::newRow(name) << file << kindName(kind);
        };
        row("missing", path("missing.mp4"), Kind::NotFound);
        row("no name", QString(), Kind::NotFound);
        row("a folder", m_folder.path(), Kind::NotMedia);
        row("a device", QStringLiteral("/dev/zero"), Kind::NotMedia);
        row("empty", write("empty.mp4", {}), Kind::Empty);
        row("one byte", write("one.mp4", "x"), Kind::NotMedia);
        row("text", write("text.mp4", QByteArray("These are only words.\n").repeated(500)),
            Kind::NotMedia);
        row("zeros", write("zeros.mp4", QByteArray(100000, 0)), Kind::NotMedia);
        row("header only", write("header.mp4", plain.left(32)), Kind::Truncated);
        row("cut at 10 %", write("cut10.mp4", plain.left(plain.size() / 10)), Kind::Truncated);
        row("cut at 50 %", write("cut50.mp4", plain.left(plain.size() / 2)), Kind::Truncated);
        row("cut at 99 %", write("cut99.mp4", plain.left(plain.size() * 99 / 100)),
            Kind::Truncated);
        row("index first, cut at 50 %", write("fast50.mp4", fast.left(fast.size() / 2)),
            Kind::Truncated);
        row("index first, cut at 99 %", write("fast99.mp4", fast.left(fast.size() * 99 / 100)),
            Kind::Truncated);
        row("index first, last byte missing", write("fast1.mp4", fast.left(fast.size() - 1)),
            Kind::Truncated);
        row("sound only", soundOnly(), Kind::NoPicture);
        row("sound with cover art", coverArt(), Kind::NoPicture);
        row("encrypted", encrypted(), Kind::Encrypted);
        row("a playlist", playlist(), Kind::NotMedia);
        row("a list of files", write("list.ffconcat", "ffconcat version 1.0\nfile plain.mp4\n"),
            Kind::NotMedia);
    }
    void eachBadFileIsNamed()
    {
        QFETCH(QString, file);
        QFETCH(QString, kind);
        QCOMPARE(outcome(openMedia(file)), kind);
    }

    void namesMeanNothing_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"-x.mp4", "%03d.mp4", "concat:a|b.mp4", "http:x.mp4", "file:y.mp4",
                 "two\nlines.mp4", "a b'\"\\.mp4", "*.mp4", "subfile,,start,0,end,9,,:z"})
            QTest::newRow(name) << QString::fromLatin1(name);
        QTest::newRow("right to left") << QString::fromUtf8("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D.mp4");
        QTest::newRow("255 bytes") << QString(251, QLatin1Char('n')) + QStringLiteral(".mp4");
        QTest::newRow("no extension") << QStringLiteral("video");
        QTest::newRow("the wrong extension") << QStringLiteral("video.txt");
    }
    void namesMeanNothing()
    {
        QFETCH(QString, name);
        const QString file = m_folder.filePath(name);
        QVERIFY(QFile::copy(m_plain, file));
        const auto opened = openMedia(file);
        QCOMPARE(outcome(opened), QStringLiteral("opened"));
        QCOMPARE(opened->index->count(), std::int64_t(75));
        QVERIFY(QFile::remove(file));
    }

    void aCancelledOpenSaysSo()
    {
        CancelToken cancel;
        cancel.cancel();
        QCOMPARE(outcome(openMedia(m_plain, {}, cancel)), kindName(Kind::Cancelled));
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QString write(const char *name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s", qPrintable(file.errorString()));
        return file.fileName();
    }

    QString soundOnly() const
    {
        testsupport::runFfmpeg("-vn -c copy", m_plain, path("sound.m4a"));
        return path("sound.m4a");
    }

    QString coverArt() const
    {
        testsupport::runFfmpeg("-frames:v 1 -an", m_plain, path("cover.png"));
        testsupport::runFfmpeg({QStringLiteral("-i"), soundOnly(), QStringLiteral("-i"),
            path("cover.png"), QStringLiteral("-map"), QStringLiteral("0"), QStringLiteral("-map"),
            QStringLiteral("1"), QStringLiteral("-c"), QStringLiteral("copy"),
            QStringLiteral("-disposition:v:0"), QStringLiteral("attached_pic"), path("cover.m4a")});
        return path("cover.m4a");
    }

    QString encrypted() const
    {
        testsupport::runFfmpeg("-an -c copy -encryption_scheme cenc-aes-ctr "
                               "-encryption_key 76a6c65c5ea762046bd749a2e632ccbb "
                               "-encryption_kid a7e61c373e219033c21091fa607bf3b8",
            m_plain, path("encrypted.mp4"));
        return path("encrypted.mp4");
    }

    QString playlist() const
    {
        testsupport::runFfmpeg("-c copy -f hls", m_plain, path("list.m3u8"));
        return path("list.m3u8");
    }

    QTemporaryDir m_folder;
    QString m_plain;
    QString m_faststart;
};

QTEST_GUILESS_MAIN(TestProbe)
#include "tst_probe.moc"
