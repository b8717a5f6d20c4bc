// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real process is killed (SIGKILL) at many moments: while it edits, at most three seconds are
// lost; while it saves, nothing.

#include "app/projecthold.h"
#include "app/recoverystore.h"
#include "tests/app/editing.h"
#include "timeline/model/projectfile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace app;

namespace {

constexpr int patience = 60'000;

// What the program has told so far, and when each of it arrived.
class Watched {
public:
    explicit Watched(const QStringList &arguments)
    {
        m_process.start(QStringLiteral(EDITING_PROGRAM), arguments);
        if (!m_process.waitForStarted(patience))
            qFatal("the program does not start");
        m_clock.start();
    }

    int last() const { return m_told.isEmpty() ? 0 : m_told.constLast().state; }
    // Listens for so long, at least until it has told `least`.
    void listen(int milliseconds, int least)
    {
        const qint64 end = m_clock.elapsed() + milliseconds;
        while (m_clock.elapsed() < end || last() < least) {
            if (m_process.state() != QProcess::Running)
                qFatal("the program has ended by itself");
            m_process.waitForReadyRead(10);
            read();
        }
    }
    void kill()
    {
        m_killed = m_clock.elapsed();
        m_process.kill();
        m_process.waitForFinished(patience);
        read();
    }
    // The last state that it had told `milliseconds` before it was killed; 0: none.
    int lastBefore(int milliseconds) const
    {
        int state = 0;
        for (const Told &told : m_told) {
            if (told.time <= m_killed - milliseconds)
                state = told.state;
        }
        return state;
    }

private:
    struct Told {
        int state = 0;
        qint64 time = 0;
    };

    void read()
    {
        while (m_process.canReadLine())
            m_told.append({m_process.readLine().trimmed().toInt(), m_clock.elapsed()});
    }

    QProcess m_process;
    QElapsedTimer m_clock;
    qint64 m_killed = 0;
    QList<Told> m_told;
};

} // namespace

class TestKilledEditor : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void whileEditingAtMostThreeSecondsAreLost_data()
    {
        QTest::addColumn<int>("after");
        for (const int after : {3500, 4100, 4700, 5300, 6100})
            QTest::addRow("killed after %d ms", after) << after;
    }

    void whileEditingAtMostThreeSecondsAreLost()
    {
        QFETCH(int, after);
        QTemporaryDir root;
        Watched program({QStringLiteral("edit"), root.path()});
        program.listen(after, 1);
        program.kill();
        const QList<Recoverable> found = recoverables(root.path());
        QCOMPARE(found.size(), 1);
        const auto project = model::loadProject(found.first().copy);
        QVERIFY(project);
        const int kept = testsupport::stateOf(*project);
        const int owed = program.lastBefore(3000);
        QVERIFY2(owed > 0, "the program had done nothing by then");
        QVERIFY2(kept >= owed, qPrintable(QStringLiteral("kept %1 of %2").arg(kept).arg(owed)));
        QVERIFY(kept <= program.last() + 1);
        QCOMPARE(found.first().damaged, 0);
    }

    void whileSavingNothingIsLost()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("film.retake"));
        QRandomGenerator random(11);
        for (int round = 0; round < 25; ++round) {
            QFile::remove(path);
            Watched program({QStringLiteral("save"), path});
            program.listen(random.bounded(40), 1);
            program.kill();
            const auto project = model::loadProject(path);
            QVERIFY2(project, qPrintable(project ? QString() : project.error().detail));
            // What it had told is there, or what it was about to tell.
            const int kept = testsupport::stateOf(*project);
            QVERIFY2(kept == program.last() || kept == program.last() + 1,
                qPrintable(QStringLiteral("kept %1, told %2").arg(kept).arg(program.last())));
            // Its lock keeps nobody out.
            QVERIFY(ProjectHold::take(path));
        }
        // Nothing but the project, and at most what the last one was writing.
        const QStringList left = QDir(folder.path()).entryList(QDir::Files);
        QVERIFY(left.contains(QStringLiteral("film.retake")));
    }
};

QTEST_GUILESS_MAIN(TestKilledEditor)
#include "tst_killededitor.moc"
