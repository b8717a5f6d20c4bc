// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/values.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

// The user's key for a service: typed, kept, tested, removed. What is typed goes out at once and is
// never shown again. GUI thread.
class KeyField : public QWidget {
    Q_OBJECT

public:
    explicit KeyField(QWidget *parent = nullptr);

    // What is known of the key; one that is being typed stays. It is asked for only where the
    // chosen service needs one (`isNeeded`), and tested only where its address is fine.
    void setState(const SettingsValues &values, bool isNeeded, bool isAddressFine);

signals:
    void entered(const QByteArray &key);
    void removed();
    void testRequested(const QByteArray &key); // empty: the one that is kept
    void testCancelled();

private:
    QWidget *createEntry();
    void refresh();
    QString stateText() const;
    QByteArray typed() const;
    void store();
    void test();

    SettingsValues m_given;
    bool m_isNeeded = false;
    bool m_isAddressFine = false;
    QLineEdit *m_key;
    QPushButton *m_keep;
    QPushButton *m_test;
    QPushButton *m_remove;
    QLabel *m_state;
};

} // namespace ui
