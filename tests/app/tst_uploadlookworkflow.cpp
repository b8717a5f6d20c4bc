// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening.h"
#include "app/uploadlookworkflow.h"
#include "tests/support/testmedia.h"
#include "timeline/render/window.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace app;

namespace {

constexpr int patience = 60'000;

testsupport::MediaSpec video()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("looked at before it is sent");
    spec.frames = 150;
    return spec;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A session with a video of its own, and the plan of a window.
struct Desk {
    Desk()
    {
        source = folder.filePath(QStringLiteral("source.mp4"));
        if (!QFile::copy(testsupport::make(video()), source))
            qFatal("cannot copy");
        const auto view = openPath(source, {}, {});
        if (!view)
            qFatal("%s", qPrintable(view.error().detail));
        session.open(*view);
    }

    model::WindowPlan plan(int begin, int end) const
    {
        const auto planned = model::planWindow({{{begin}, {end}}, model::Flicks{0}},
            *session.view()->grid, session.project().sequence.format, {});
        if (!planned)
            qFatal("%s", qPrintable(planned.error().detail));
        return *planned;
    }

    // What a retake would send of it.
    QByteArray sent(const model::WindowPlan &planned) const
    {
        const QString path = folder.filePath(QStringLiteral("sent.mp4"));
        if (!render::renderWindow(session.view(), planned, path))
            qFatal("no window");
        const QByteArray bytes = bytesOf(path);
        QFile::remove(path);
        return bytes;
    }

    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden); }

    QTemporaryDir folder;
    QString source;
    Session session;
};

} // namespace

class TestUploadLookWorkflow : public QObject {
    Q_OBJECT

private slots:
    void theVeryFileIsMadeToBeLookedAt()
    {
        Desk desk;
        QString path;
        {
            UploadLookWorkflow look(desk.session);
            QSignalSpy made(&look, &UploadLookWorkflow::made);
            QSignalSpy progressed(&look, &UploadLookWorkflow::progressed);
            const model::WindowPlan plan = desk.plan(40, 120);
            look.start(plan);
            QVERIFY(look.isRunning());
            QTRY_COMPARE_WITH_TIMEOUT(made.count(), 1, patience);
            QVERIFY(!look.isRunning());
            QVERIFY(made[0][1].toBool());
            path = made[0][0].toString();
            QVERIFY(bytesOf(path) == desk.sent(plan));
            QVERIFY(progressed.count() > 4);
            for (qsizetype i = 1; i < progressed.count(); ++i)
                QVERIFY(progressed[i][0].toDouble() >= progressed[i - 1][0].toDouble());
            QCOMPARE(desk.files(), QStringList{QStringLiteral("source.mp4")});
        }
        // Nothing stays of what was only looked at.
        QVERIFY(!QFile::exists(path));
        QVERIFY(!QDir(QFileInfo(path).path()).exists());
    }

    void aPlayerMayStillShowTheLastOne()
    {
        Desk desk;
        UploadLookWorkflow look(desk.session);
        QSignalSpy made(&look, &UploadLookWorkflow::made);
        look.start(desk.plan(40, 120));
        QTRY_COMPARE_WITH_TIMEOUT(made.count(), 1, patience);
        const QByteArray first = bytesOf(made[0][0].toString());
        look.start(desk.plan(20, 100));
        QTRY_COMPARE_WITH_TIMEOUT(made.count(), 2, patience);
        QVERIFY(made[1][0].toString() != made[0][0].toString());
        QVERIFY(!first.isEmpty() && bytesOf(made[0][0].toString()) == first);
        QVERIFY(bytesOf(made[1][0].toString()) == desk.sent(desk.plan(20, 100)));
    }

    void itCanBeKept()
    {
        Desk desk;
        const QString path = desk.folder.filePath(QStringLiteral("kept.mp4"));
        {
            UploadLookWorkflow look(desk.session);
            QSignalSpy made(&look, &UploadLookWorkflow::made);
            look.start(desk.plan(40, 120), path);
            QTRY_COMPARE_WITH_TIMEOUT(made.count(), 1, patience);
            QCOMPARE(made[0][0].toString(), path);
            QVERIFY(!made[0][1].toBool());
        }
        QVERIFY(bytesOf(path) == desk.sent(desk.plan(40, 120)));
        QCOMPARE(
            desk.files(), (QStringList{QStringLiteral("kept.mp4"), QStringLiteral("source.mp4")}));
    }

    void oneAtATime()
    {
        Desk desk;
        UploadLookWorkflow look(desk.session);
        QSignalSpy made(&look, &UploadLookWorkflow::made);
        look.start(desk.plan(40, 120), desk.folder.filePath(QStringLiteral("first.mp4")));
        look.start(desk.plan(40, 120), desk.folder.filePath(QStringLiteral("second.mp4")));
        QTRY_COMPARE_WITH_TIMEOUT(made.count(), 1, patience);
        QTRY_VERIFY(!look.isRunning());
        QCOMPARE(
            desk.files(), (QStringList{QStringLiteral("first.mp4"), QStringLiteral("source.mp4")}));
    }

    void cancelLeavesTheOldFileAndNoOther()
    {
        Desk desk;
        const QString path = desk.folder.filePath(QStringLiteral("kept.mp4"));
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        UploadLookWorkflow look(desk.session);
        QSignalSpy failed(&look, &UploadLookWorkflow::failed);
        look.start(desk.plan(40, 120), path);
        look.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(failed[0][0].toString(), path);
        QCOMPARE(failed[0][1].value<model::Error>().kind, model::Error::Kind::Cancelled);
        QVERIFY(!look.isRunning());
        QCOMPARE(bytesOf(path), QByteArray("old"));
        QCOMPARE(
            desk.files(), (QStringList{QStringLiteral("kept.mp4"), QStringLiteral("source.mp4")}));
        // And then it can be made all the same.
        QSignalSpy made(&look, &UploadLookWorkflow::made);
        look.start(desk.plan(40, 120), path);
        QTRY_COMPARE_WITH_TIMEOUT(made.count(), 1, patience);
    }

    void whatCannotBeWrittenIsSaid_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<model::Error::Kind>("kind");
        QTest::newRow("no such folder")
            << QStringLiteral("/no/such/folder/a.mp4") << model::Error::Kind::NotWritable;
        QTest::newRow("a folder that takes no files")
            << QStringLiteral("/proc/a.mp4") << model::Error::Kind::NotWritable;
        QTest::newRow("a folder has the name")
            << QStringLiteral("/") << model::Error::Kind::NotWritable;
        QTest::newRow("the source itself") << QString() << model::Error::Kind::SameFile;
    }

    void whatCannotBeWrittenIsSaid()
    {
        QFETCH(QString, path);
        QFETCH(model::Error::Kind, kind);
        Desk desk;
        const QString to = path.isEmpty() ? desk.source : path;
        const QByteArray before = bytesOf(desk.source);
        UploadLookWorkflow look(desk.session);
        QSignalSpy failed(&look, &UploadLookWorkflow::failed);
        look.start(desk.plan(40, 120), to);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(failed[0][0].toString(), to);
        QCOMPARE(failed[0][1].value<model::Error>().kind, kind);
        QVERIFY(!look.isRunning());
        QVERIFY(!before.isEmpty() && bytesOf(desk.source) == before);
        QCOMPARE(desk.files(), QStringList{QStringLiteral("source.mp4")});
    }

    void aSourceThatIsGoneIsSaid()
    {
        Desk desk;
        QVERIFY(QFile::remove(desk.source));
        UploadLookWorkflow look(desk.session);
        QSignalSpy failed(&look, &UploadLookWorkflow::failed);
        look.start(desk.plan(40, 120));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(failed[0][1].value<model::Error>().kind, model::Error::Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestUploadLookWorkflow)
#include "tst_uploadlookworkflow.moc"
