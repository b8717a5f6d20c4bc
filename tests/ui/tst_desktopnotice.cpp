// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testbus.h"
#include "ui/desktopnotice.h"

#include <QSignalSpy>
#include <QTest>

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");

// What shows messages on a desktop.
class FakeDesktop : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList capabilities;
    QList<QStringList> shown; // application, title, text, actions

public slots:
    QStringList GetCapabilities() const { return capabilities; }
    uint Notify(const QString &application, uint, const QString &, const QString &title,
        const QString &text, const QStringList &actions, const QVariantMap &, int)
    {
        shown << (QStringList{application, title, text} + actions);
        return uint(shown.size());
    }

signals:
    void ActionInvoked(uint id, const QString &action);
};

} // namespace

class TestDesktopNotice : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nobodyIsThere();
    void aMessageIsShownAndClicked_data();
    void aMessageIsShownAndClicked();

private:
    testsupport::TestBus m_bus;
};

void TestDesktopNotice::initTestCase()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toUtf8());
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Retake Studio"));
}

void TestDesktopNotice::nobodyIsThere()
{
    ui::DesktopNotice notice;
    QSignalSpy answered(&notice, &ui::DesktopNotice::answered);
    QVERIFY(answered.wait());
    QVERIFY(!notice.isAvailable());
}

void TestDesktopNotice::aMessageIsShownAndClicked_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("text");
    QTest::newRow("a desktop that reads markup") << QStringList{QStringLiteral("body"),
        QStringLiteral("body-markup")} << QStringLiteral("1 &lt; 2 &amp; 3");
    QTest::newRow("a desktop that shows what it gets")
        << QStringList{QStringLiteral("body")} << QStringLiteral("1 < 2 & 3");
}

void TestDesktopNotice::aMessageIsShownAndClicked()
{
    QFETCH(QStringList, capabilities);
    QFETCH(QString, text);
    FakeDesktop desktop;
    desktop.capabilities = capabilities;
    m_bus.offer(service, path, desktop);
    ui::DesktopNotice notice;
    QSignalSpy answered(&notice, &ui::DesktopNotice::answered);
    QVERIFY(answered.wait());
    QVERIFY(notice.isAvailable());

    QSignalSpy clicked(&notice, &ui::DesktopNotice::clicked);
    for (int i = 0; i < 2; ++i) {
        notice.show(QStringLiteral("Retake Studio"), QStringLiteral("1 < 2 & 3"));
        QTRY_COMPARE(desktop.shown.size(), i + 1);
    }
    const QStringList message{QStringLiteral("Retake Studio"), QStringLiteral("Retake Studio"),
        text, QStringLiteral("default"), QStringLiteral("Retake Studio")};
    QCOMPARE(desktop.shown, (QList<QStringList>{message, message}));

    // What is clicked is told of the newest alone, so that it cannot be taken for another.
    const QString action = QStringLiteral("default");
    emit desktop.ActionInvoked(1, action);
    emit desktop.ActionInvoked(2, action);
    QVERIFY(clicked.wait());
    QCOMPARE(clicked.size(), 1);
}

QTEST_MAIN(TestDesktopNotice)
#include "tst_desktopnotice.moc"
