// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projects.h"
#include "timeline/media/tilecache.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline::media;
using namespace timeline::model;

namespace {

MediaFile fileOf(const QByteArray &edgeHash = "abc")
{
    MediaFile file;
    file.identity.edgeHash = edgeHash;
    file.identity.size = 1000;
    file.identity.modified = QDateTime::fromMSecsSinceEpoch(1'000'000);
    file.info = testsupport::mediaOf().info;
    file.index = testsupport::indexOf(100);
    return file;
}

TileKey keyOf(std::int64_t frame, int height = 36)
{
    return {{1, {frame}}, height};
}

QImage tileOf(QRgb left, QRgb right)
{
    QImage tile(64, 36, QImage::Format_RGB32);
    tile.fill(left);
    QPainter(&tile).fillRect(32, 0, 32, 36, right);
    return tile;
}

bool isAlike(const QImage &a, const QImage &b)
{
    if (a.size() != b.size() || a.format() != b.format())
        return false;
    const auto near = [](int x, int y) { return std::abs(x - y) <= 8; };
    for (const QPoint at : {QPoint(8, 8), QPoint(56, 30)}) {
        const QColor x = a.pixelColor(at), y = b.pixelColor(at);
        if (!near(x.red(), y.red()) || !near(x.green(), y.green()) || !near(x.blue(), y.blue()))
            return false;
    }
    return true;
}

QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

qint64 bytesIn(const QString &folder)
{
    qint64 bytes = 0;
    for (const QString &path : filesIn(folder))
        bytes += QFileInfo(path).size();
    return bytes;
}

} // namespace

class TestTileCache : public QObject {
    Q_OBJECT

private slots:
    void givesBackWhatItWasGiven()
    {
        const QTemporaryDir folder;
        TileCache cache(folder.path());
        const QImage tile = tileOf(qRgb(200, 30, 30), qRgb(20, 60, 180));
        QVERIFY(cache.load(fileOf(), keyOf(7)).isNull());
        cache.store(fileOf(), keyOf(7), tile);
        QVERIFY(isAlike(cache.load(fileOf(), keyOf(7)), tile));
        QVERIFY(isAlike(TileCache(folder.path()).load(fileOf(), keyOf(7)), tile));
        QCOMPARE(filesIn(folder.path()).size(), 1); // nothing half-written is left beside it
    }

    void anotherTileIsNotTakenForIt()
    {
        const QTemporaryDir folder;
        TileCache cache(folder.path());
        cache.store(fileOf(), keyOf(7), tileOf(qRgb(1, 2, 3), qRgb(4, 5, 6)));
        TileKey loose = keyOf(7);
        loose.isLoose = true;
        TileKey matched = keyOf(7);
        matched.conform.colorMatch = true;
        matched.conform.gain = {1.1, 1, 1};
        MediaFile changed = fileOf();
        changed.identity.size = 1001;
        QVERIFY(cache.load(fileOf(), keyOf(8)).isNull());
        QVERIFY(cache.load(fileOf(), keyOf(7, 40)).isNull());
        QVERIFY(cache.load(fileOf(), loose).isNull());
        QVERIFY(cache.load(fileOf(), matched).isNull());
        QVERIFY(cache.load(fileOf("abd"), keyOf(7)).isNull());
        QVERIFY(cache.load(changed, keyOf(7)).isNull());
        QVERIFY(!cache.load(fileOf(), keyOf(7)).isNull());
    }

    void aFileWithoutIdentityIsNotKept()
    {
        const QTemporaryDir folder;
        TileCache cache(folder.path());
        cache.store(fileOf({}), keyOf(7), tileOf(0, 0));
        cache.store(fileOf(), keyOf(100), tileOf(0, 0)); // no such frame
        QVERIFY(filesIn(folder.path()).isEmpty());
    }

    void whateverIsWrongWithItCountsAsNotThere_data()
    {
        QTest::addColumn<int>("keep");
        QTest::addColumn<int>("flip");
        QTest::newRow("empty") << 0 << -1;
        QTest::newRow("one byte") << 1 << -1;
        QTest::newRow("the head alone") << 6 << -1;
        QTest::newRow("cut in the middle") << 200 << -1;
        QTest::newRow("another kind of file") << -1 << 0;
        QTest::newRow("another sum") << -1 << 5;
        QTest::newRow("a bit of the picture turned over") << -1 << 300;
    }

    void whateverIsWrongWithItCountsAsNotThere()
    {
        QFETCH(int, keep);
        QFETCH(int, flip);
        const QTemporaryDir folder;
        TileCache cache(folder.path());
        const QImage tile = tileOf(qRgb(200, 30, 30), qRgb(20, 60, 180));
        cache.store(fileOf(), keyOf(7), tile);
        QFile stored(filesIn(folder.path()).value(0));
        QVERIFY(stored.open(QIODevice::ReadWrite));
        QVERIFY(stored.size() > 301);
        if (keep >= 0) {
            QVERIFY(stored.resize(keep));
        } else {
            char byte = 0;
            QVERIFY(stored.seek(flip) && stored.getChar(&byte) && stored.seek(flip));
            QVERIFY(stored.putChar(char(byte ^ 0x10)));
        }
        stored.close();
        QVERIFY(cache.load(fileOf(), keyOf(7)).isNull());
        cache.store(fileOf(), keyOf(7), tile);
        QVERIFY(isAlike(cache.load(fileOf(), keyOf(7)), tile));
    }

    void theOldestGoWhenThereIsTooMuch()
    {
        const QTemporaryDir folder;
        const QImage tile = tileOf(qRgb(200, 30, 30), qRgb(20, 60, 180));
        TileCache generous(folder.path());
        QDateTime time = QDateTime::currentDateTime().addDays(-1);
        for (int i = 0; i < 10; ++i) {
            const QStringList before = filesIn(folder.path());
            generous.store(fileOf("file " + QByteArray::number(i / 5)), keyOf(i), tile);
            for (const QString &path : filesIn(folder.path())) {
                QFile file(path);
                if (!before.contains(path) && file.open(QIODevice::ReadWrite))
                    QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
            }
            time = time.addSecs(60);
        }
        const qint64 budget = bytesIn(folder.path()) / 2;
        const TileCache tight(folder.path(), budget);
        tight.prune();
        QVERIFY(bytesIn(folder.path()) <= budget);
        QVERIFY(!tight.load(fileOf("file 1"), keyOf(9)).isNull());
        QVERIFY(tight.load(fileOf("file 0"), keyOf(0)).isNull());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    }

    void aFolderThatCannotBeWrittenIsNoMatter()
    {
        TileCache cache(QStringLiteral("/dev/null/tiles"));
        cache.store(fileOf(), keyOf(7), tileOf(0, 0));
        QVERIFY(cache.load(fileOf(), keyOf(7)).isNull());
        cache.prune();
    }
};

QTEST_GUILESS_MAIN(TestTileCache)
#include "tst_tilecache.moc"
