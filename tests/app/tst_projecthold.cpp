// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datafolders.h"
#include "app/projecthold.h"
#include "timeline/model/errortext.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace app;

namespace {

QString fileIn(const QTemporaryDir &dir, const QString &name, const QByteArray &text)
{
    const QString path = dir.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s", qPrintable(file.errorString()));
    return path;
}

// The lock as a process of another kind leaves it.
QString lockLeftBy(const QString &project, const QByteArray &content, const QDateTime &time)
{
    const auto before = QDir(locksFolder()).entryList(QDir::Files);
    QString path;
    {
        const auto held = ProjectHold::take(project);
        for (const QString &name : QDir(locksFolder()).entryList(QDir::Files)) {
            if (!before.contains(name))
                path = QDir(locksFolder()).filePath(name);
        }
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        qFatal("%s", qPrintable(file.errorString()));
    file.setFileTime(time, QFileDevice::FileModificationTime);
    return path;
}

// As QLockFile writes it.
QByteArray lockText(qint64 pid, const QString &program, const QString &host)
{
    const bool isHere = host == QSysInfo::machineHostName();
    const QByteArray machine = isHere ? QSysInfo::machineUniqueId() : QByteArray("another");
    const QByteArray boot = isHere ? QSysInfo::bootUniqueId() : QByteArray("another");
    return QByteArray::number(pid) + '\n' + program.toUtf8() + '\n' + host.toUtf8() + '\n' + machine
        + '\n' + boot + '\n';
}

} // namespace

class TestProjectHold : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QDir(locksFolder()).removeRecursively();
    }

    void theSecondIsToldWhoTheFirstIs()
    {
        const QString path = fileIn(m_folder, QStringLiteral("film.retake"), "x");
        auto first = ProjectHold::take(path);
        QVERIFY(first);
        QVERIFY(first->isOf(path));
        const auto second = ProjectHold::take(path);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, model::Error::Kind::ProjectInUse);
        const QString sentence = model::errorSentence(second.error(), path);
        QVERIFY2(sentence.startsWith(
                     QStringLiteral("“film.retake” is open in another program (tst_projecthold, "
                                    "process %1 on %2). ")
                         .arg(QCoreApplication::applicationPid())
                         .arg(QSysInfo::machineHostName())),
            qPrintable(sentence));
        QCOMPARE(ProjectHold::holder(path), second.error().detail);
        *first = ProjectHold();
        QVERIFY(ProjectHold::holder(path).isEmpty());
        QVERIFY(ProjectHold::take(path));
    }

    void everyWayToAFileIsTheSameFile()
    {
        const QString path = fileIn(m_folder, QStringLiteral("here.retake"), "x");
        const QString link = m_folder.filePath(QStringLiteral("there.retake"));
        QVERIFY(QFile::link(path, link));
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("sub")));
        const auto held = ProjectHold::take(path);
        QVERIFY(held);
        QVERIFY(held->isOf(link));
        QVERIFY(!ProjectHold::take(link));
        QVERIFY(!ProjectHold::take(m_folder.filePath(QStringLiteral("sub/../here.retake"))));
        QVERIFY(ProjectHold::take(m_folder.filePath(QStringLiteral("other.retake"))));
    }

    void aFileThatIsYetToBeWrittenCanBeHeld()
    {
        const QString path = m_folder.filePath(QStringLiteral("new.retake"));
        const auto held = ProjectHold::take(path);
        QVERIFY(held);
        QVERIFY(!ProjectHold::take(path));
        fileIn(m_folder, QStringLiteral("new.retake"), "x");
        QVERIFY(held->isOf(path));
        QVERIFY(!ProjectHold::take(path));
    }

    void nothingIsLeftBesideTheFile()
    {
        QTemporaryDir folder;
        const QString path = fileIn(folder, QStringLiteral("film.retake"), "x");
        const auto held = ProjectHold::take(path);
        QCOMPARE(
            QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
            QStringList{QStringLiteral("film.retake")});
    }

    void aDeadHolderIsNoHolder_data()
    {
        QTest::addColumn<QByteArray>("lock");
        QTest::addColumn<int>("age"); // seconds
        QTest::addColumn<bool>("isTaken");
        const QString here = QSysInfo::machineHostName();
        const QString there = QStringLiteral("elsewhere");
        const qint64 nobody = 0x3fffffff; // above every process number
        QTest::newRow("killed here")
            << lockText(nobody, QStringLiteral("retake"), here) << 1 << true;
        QTest::newRow("killed before it wrote who it is") << QByteArray() << 60 << true;
        QTest::newRow("another computer, just now")
            << lockText(1, QStringLiteral("retake"), there) << 60 << false;
        QTest::newRow("another computer, days ago")
            << lockText(1, QStringLiteral("retake"), there) << 3 * 24 * 60 * 60 << true;
    }

    void aDeadHolderIsNoHolder()
    {
        QFETCH(QByteArray, lock);
        QFETCH(int, age);
        QFETCH(bool, isTaken);
        const QString path = m_folder.filePath(
            QStringLiteral("%1.retake")
                .arg(QString::fromLatin1(QTest::currentDataTag()).remove(QLatin1Char(','))));
        const QString left = lockLeftBy(path, lock, QDateTime::currentDateTime().addSecs(-age));
        QCOMPARE(ProjectHold::take(path).has_value(), isTaken);
        QFile::remove(left);
    }

    void aFileThatSomebodyElseWroteIsNotOverwritten()
    {
        const QString path = fileIn(m_folder, QStringLiteral("content.retake"), "mine");
        const QByteArray mine = contentOf(path);
        QVERIFY(checkUnchanged(path, mine));
        QVERIFY(checkUnchanged(path, {})); // nothing is known of it
        fileIn(m_folder, QStringLiteral("content.retake"), "thine");
        const auto changed = checkUnchanged(path, mine);
        QCOMPARE(changed.error().kind, model::Error::Kind::ProjectChanged);
        QVERIFY(QFile::remove(path));
        QVERIFY(checkUnchanged(path, mine)); // there is nothing to lose
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestProjectHold)
#include "tst_projecthold.moc"
