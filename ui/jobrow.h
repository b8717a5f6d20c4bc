// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobwords.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace ui {

// One job of the tray. Stopping and sending again ask once more in place, with what it means for
// the money: nothing modal. GUI thread.
class JobRow : public QWidget {
    Q_OBJECT

public:
    explicit JobRow(const QString &jobId, QWidget *parent = nullptr);

    QString jobId() const { return m_jobId; }
    void setLine(const JobLine &line);

signals:
    void wished(const QString &jobId, ui::JobWish wish);

private:
    enum class Question { None, Stop, SendAgain };

    void createRows();
    void connectAll();
    void ask(Question question);
    void answerYes();
    void showButtons();
    void copyRequestId() const;
    QPushButton *wishButton(const QString &text, const char *name, JobWish wish);

    QString m_jobId;
    JobLine m_line;
    Question m_question = Question::None;
    QLabel *m_title, *m_stage, *m_elapsed, *m_detail;
    QProgressBar *m_bar;
    QToolButton *m_requestId;
    QPushButton *m_stop, *m_again, *m_look, *m_earlier, *m_later, *m_dismiss, *m_yes, *m_no;
};

} // namespace ui
