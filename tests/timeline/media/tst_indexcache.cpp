// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "timeline/media/indexcache.h"
#include "timeline/media/mediafile.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline::media;
using namespace timeline::model;

namespace {

MediaIdentity identity(char fill = 'x')
{
    return {1234, QDateTime::fromMSecsSinceEpoch(99), QByteArray(32, fill)};
}

FrameIndex smallIndex()
{
    std::vector<FrameEntry> frames(3);
    for (int n = 0; n < 3; ++n) {
        frames[std::size_t(n)].pts = 100 + n * 7;
        frames[std::size_t(n)].dts = 90 + n * 7;
        frames[std::size_t(n)].position = 1000 * n;
        frames[std::size_t(n)].size = 50 + n;
    }
    frames[0].key = KeyKind::Cra;
    frames[1].leading = true;
    return {{1, 90000}, frames, {{100, 90, KeyKind::Cra}}, 7, FrameIndex::Stamps::Dts};
}

} // namespace

class TestIndexCache : public QObject {
    Q_OBJECT

private slots:
    void whatIsStoredIsFoundAgain()
    {
        const QTemporaryDir folder;
        const IndexCache cache(folder.filePath(QStringLiteral("a/b")));
        QVERIFY(!cache.load(identity(), 0));
        cache.store(identity(), 0, smallIndex());
        QCOMPARE(cache.load(identity(), 0), std::optional(smallIndex()));
        QVERIFY2(!cache.load(identity(), 1), "another stream");
        QVERIFY2(!cache.load(identity('y'), 0), "other content");
        MediaIdentity later = identity();
        later.modified = later.modified.addMSecs(1);
        QVERIFY2(!cache.load(later, 0), "another time of change");
    }

    void aDamagedFileIsIgnored()
    {
        const QTemporaryDir folder;
        const IndexCache cache(folder.path());
        cache.store(identity(), 0, smallIndex());
        const QStringList files = QDir(folder.path()).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QFile file(folder.filePath(files.front()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        const auto write = [&file](const QByteArray &bytes) {
            file.resize(0);
            file.seek(0);
            file.write(bytes);
            file.flush();
        };
        for (qsizetype at = 0; at < whole.size(); at += 5) {
            QByteArray flipped = whole;
            flipped[at] = char(flipped[at] ^ 0x10);
            write(flipped);
            QVERIFY2(!cache.load(identity(), 0), "a flipped bit");
            write(whole.left(at));
            QVERIFY2(!cache.load(identity(), 0), "cut off");
        }
        write(whole);
        QVERIFY(cache.load(identity(), 0));
    }

    void aFolderThatCannotBeWrittenDoesNoHarm()
    {
        const IndexCache cache(QStringLiteral("/dev/null/index"));
        cache.store(identity(), 0, smallIndex());
        QVERIFY(!cache.load(identity(), 0));
    }

    void longVideosAreIndexedOnce()
    {
        QStandardPaths::setTestModeEnabled(true);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("long.mkv"));
        testsupport::runFfmpeg("-f lavfi -i testsrc=s=32x32:r=100:d=60 -map 1:v -c:v mjpeg",
            testsupport::make(testsupport::spec(QString::fromLatin1("no sound"))), path);
        const auto first = openMedia(path);
        QVERIFY(first);
        QCOMPARE(first->index->count(), std::int64_t(6000));
        const IndexCache cache;
        const auto kept = cache.load(first->identity, first->info.video.streamIndex);
        QVERIFY(kept && *kept == *first->index);
        // What the cache says is believed: it is read, not made again.
        std::vector<FrameEntry> fewer(kept->frames().begin(), kept->frames().begin() + 100);
        cache.store(first->identity, first->info.video.streamIndex,
            {kept->timeBase(), fewer, kept->entryPoints(), kept->lastDuration()});
        QCOMPARE(openMedia(path)->index->count(), std::int64_t(100));
    }
};

QTEST_GUILESS_MAIN(TestIndexCache)
#include "tst_indexcache.moc"
