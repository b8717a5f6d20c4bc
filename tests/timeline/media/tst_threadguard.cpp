// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/threadguard.h"

#include <QTest>
#include <QWindow>

#include <future>

using timeline::media::mayBlock;

class TestThreadGuard : public QObject {
    Q_OBJECT

private slots:
    void onlyAWindowsOwnThreadMayNot()
    {
        const auto elsewhere = [] { return std::async(std::launch::async, mayBlock).get(); };
        QVERIFY(mayBlock());
        {
            const QWindow window;
            QVERIFY(!mayBlock());
            QVERIFY(elsewhere());
        }
        QVERIFY(mayBlock());
        QVERIFY(elsewhere());
    }
};

QTEST_MAIN(TestThreadGuard)
#include "tst_threadguard.moc"
