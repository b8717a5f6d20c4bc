// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

class RecoveryList;

// What stands in the place of the pictures: the invitation to open a video, or how far opening is.
class WelcomePage : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    void showInvitation();
    void showLoading(const QString &what, double progress);
    void setDropping(bool dropping); // a file hangs over the window
    RecoveryList &recovery() const { return *m_recovery; } // below the invitation

signals:
    void openClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_open;
    QProgressBar *m_progress;
    RecoveryList *m_recovery;
    bool m_loading = false;
    bool m_dropping = false;
};

} // namespace ui
